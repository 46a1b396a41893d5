import { Badge, Group } from '@mantine/core';
import { useStaff, type StaffMember } from '../../api/use-staff.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { AddStaff } from './add-staff.tsx';
import { EditStaff } from './edit-staff.tsx';

/** Who works in the shop, and as what. */
export function StaffPage() {
  const { words } = useLanguage();
  const query = useStaff();
  const text = words.staff;
  const columns: Column<StaffMember>[] = [
    { title: text.name, renderCell: ({ name }) => name },
    { title: text.email, renderCell: ({ email }) => email },
    {
      title: text.roles,
      renderCell: ({ roles }) => (
        <Group gap={4}>
          {roles.map((role) => (
            <Badge key={role} variant="light" color="soft">
              {text.roleNames[role].name}
            </Badge>
          ))}
        </Group>
      ),
    },
    {
      title: text.state,
      renderCell: ({ isActive }) => (
        <Badge variant="light" color={isActive ? 'good' : 'bad'}>
          {isActive ? text.active : text.inactive}
        </Badge>
      ),
    },
    { title: words.change, kind: 'action', renderCell: (member) => <EditStaff member={member} /> },
  ];
  return (
    <Page title={text.title} actions={<AddStaff />}>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ staff }) =>
          staff.length > 0 ? (
            <DataTable caption={text.title} columns={columns} rows={staff} keyOf={({ staffId }) => staffId} />
          ) : (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          )
        }
      </Answer>
    </Page>
  );
}
