import { VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import type { Permission } from '#contracts/access.ts';
import { useRoles } from '../../api/use-roles.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';

/** Which role may do what, as the shop enforces it. */
export function RolesPage() {
  const { words } = useLanguage();
  const text = words.roles;
  const query = useRoles();
  const names = words.staff.roleNames;
  return (
    <Page title={text.title} line={text.line}>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ roles }) => {
          const columns: Column<Permission>[] = [
            { title: text.right, renderCell: (permission) => words.keys.permissionNames[permission] },
            ...roles.map(({ role, permissions }) => ({
              title: names[role].name,
              renderCell: (permission: Permission) => <Mark isHeld={permissions.includes(permission)} />,
            })),
          ];
          const rights = Object.keys(words.keys.permissionNames) as Permission[];
          return (
            <>
              <Section title={text.rolesTitle} actions={<Link to="/staff">{text.toStaff}</Link>}>
                <Facts
                  facts={roles.map(({ role }) => ({ name: names[role].name, value: names[role].what }))}
                />
              </Section>
              <Section title={text.rightsTitle}>
                <DataTable
                  caption={text.rightsTitle}
                  columns={columns}
                  rows={rights}
                  keyOf={(permission) => permission}
                  isFigures
                />
              </Section>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function Mark({ isHeld }: { isHeld: boolean }) {
  const { words } = useLanguage();
  return (
    <>
      <span aria-hidden="true">{isHeld ? '✓' : '–'}</span>
      <VisuallyHidden>{isHeld ? words.roles.yes : words.roles.no}</VisuallyHidden>
    </>
  );
}
