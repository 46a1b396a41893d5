import { Group } from '@mantine/core';
import { usePrivacyCases, type Customer, type PrivacyCase } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { StartCase } from './start-case.tsx';

/** What a customer asked for by right: exports and erasures, where each stands, and the ways to start one. */
export function CustomerPrivacy({ customer }: { customer: Customer }) {
  const { words, moment } = useLanguage();
  const text = words.customer;
  const query = usePrivacyCases(customer.customerId);
  const stateOf = ({ state, room, dueAt, expiresAt }: PrivacyCase) => {
    const said = text.caseStates[state];
    if (state === 'open') return `${said}: ${text.caseRoom(text.rooms[room], dueAt ? moment(dueAt) : '')}`;
    return expiresAt ? `${said}, ${text.caseExpires(moment(expiresAt))}` : said;
  };
  const columns: Column<PrivacyCase>[] = [
    { title: text.kind, renderCell: ({ kind }) => text.kinds[kind] },
    { title: text.asked, renderCell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: text.state, renderCell: stateOf },
  ];
  return (
    <Section
      title={text.privacy}
      line={text.privacyLine}
      actions={
        <Group gap="xs">
          <StartCase customer={customer} kind="export" />
          <StartCase customer={customer} kind="erase" />
        </Group>
      }
    >
      <Answer query={query} skeleton={<TableSkeleton rows={1} />}>
        {({ cases }) =>
          cases.length === 0 ? (
            <p>{text.nothing}</p>
          ) : (
            <DataTable caption={text.cases} columns={columns} rows={cases} keyOf={({ caseId }) => caseId} />
          )
        }
      </Answer>
    </Section>
  );
}
