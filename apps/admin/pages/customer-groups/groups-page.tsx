import { Group } from '@mantine/core';
import { Link } from 'react-router';
import { useCustomerGroups, type CustomerGroup } from '../../api/use-customer-groups.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { GroupForm } from './group-form.tsx';
import { RemoveGroup } from './remove-group.tsx';

/** The groups of customers, by code; one is made, renamed or removed here. */
export function GroupsPage() {
  const { words, locale, number } = useLanguage();
  const text = words.groups;
  const may = usePermissions();
  const query = useCustomerGroups();
  const add = may('customers.write') ? <GroupForm /> : null;
  const columns: Column<CustomerGroup>[] = [
    {
      title: text.name,
      renderCell: ({ groupId, title }) => (
        <Link to={`/customer-groups/${groupId}`}>{locale === 'zh-cn' ? title.zh : title.en}</Link>
      ),
    },
    { title: text.code, renderCell: ({ code }) => <code>{code}</code> },
    { title: text.members, renderCell: ({ members }) => number(members), kind: 'number' },
  ];
  const actions: Column<CustomerGroup> = {
    title: text.actions,
    kind: 'action',
    renderCell: (group) => (
      <Group gap="xs" justify="flex-end">
        <GroupForm group={group} />
        {group.members === 0 ? <RemoveGroup group={group} /> : null}
      </Group>
    ),
  };
  return (
    <Page title={text.title} line={text.line} actions={add}>
      <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
        {({ groups }) =>
          groups.length === 0 ? (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          ) : (
            <DataTable
              caption={text.title}
              columns={may('customers.write') ? [...columns, actions] : columns}
              rows={groups}
              keyOf={({ groupId }) => groupId}
            />
          )
        }
      </Answer>
    </Page>
  );
}
