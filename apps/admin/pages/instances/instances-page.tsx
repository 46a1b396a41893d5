import { Badge, Code } from '@mantine/core';
import { useInstances, type Instance } from '../../api/use-instances.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';

const colours: Readonly<Record<string, string>> = { ready: 'good', starting: 'warn', draining: 'warn' };

/** Every running copy of each service. */
export function InstancesPage() {
  const { words } = useLanguage();
  const query = useInstances();
  const text = words.instances;
  const columns: Column<Instance>[] = [
    { title: text.service, renderCell: ({ service }) => service },
    { title: text.process, renderCell: (instance) => instance.process },
    {
      title: text.state,
      renderCell: ({ state }) => (
        <Badge variant="light" color={colours[state] ?? 'soft'}>
          {text.states[state] ?? state}
        </Badge>
      ),
    },
    { title: text.address, renderCell: ({ address }) => <Code>{address}</Code> },
    { title: text.started, renderCell: ({ startedAt }) => <Moment at={startedAt} /> },
  ];
  return (
    <Page title={text.title} line={text.line}>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ instances }) =>
          instances.length > 0 ? (
            <DataTable
              caption={text.title}
              columns={columns}
              rows={instances.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))}
              keyOf={({ instanceId }) => instanceId}
            />
          ) : (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          )
        }
      </Answer>
    </Page>
  );
}

function nameOf({ service, process, instanceId }: Instance): string {
  return `${service} ${process} ${instanceId}`;
}
