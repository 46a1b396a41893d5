import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import {
  useChangeMember,
  useCustomerGroups,
  useGroupMembers,
  type GroupMember,
} from '../../api/use-customer-groups.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { usePages } from '../../parts/use-pages.ts';
import { AddMember } from './add-member.tsx';

/** Who is in one group of customers. */
export function GroupPage() {
  const { words, locale } = useLanguage();
  const text = words.groups;
  const { groupId = '' } = useParams();
  const may = usePermissions();
  const query = useCustomerGroups();
  const group = query.data?.groups.find((each) => each.groupId === groupId);
  const name = group && (locale === 'zh-cn' ? group.title.zh : group.title.en);
  return (
    <Page
      title={name ?? (query.isPending ? text.title : text.goneTitle)}
      back={{ to: '/customer-groups', label: text.back }}
      actions={group && may('customers.write') ? <AddMember groupId={groupId} name={name ?? ''} /> : null}
    >
      <Answer query={query} skeleton={<TableSkeleton />}>
        {() =>
          group ? (
            <Members groupId={groupId} groupName={name ?? ''} />
          ) : (
            <Empty title={text.goneTitle} line={text.goneLine} />
          )
        }
      </Answer>
    </Page>
  );
}

function Members({ groupId, groupName }: { groupId: string; groupName: string }) {
  const { words } = useLanguage();
  const text = words.groups;
  const may = usePermissions();
  const announce = useAnnounce();
  const pages = usePages();
  const change = useChangeMember();
  const query = useGroupMembers({ groupId, limit: 24, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  const named = ({ name }: GroupMember) => name || words.customers.nameless;
  const takeOut = (member: GroupMember) =>
    change.mutate(
      { groupId, customerId: member.customerId, isMember: false },
      { onSuccess: () => announce(words.customer.groupLeft(named(member), groupName)) },
    );
  const columns: Column<GroupMember>[] = [
    {
      title: words.customers.name,
      renderCell: (member) => <Link to={`/customers/${member.customerId}`}>{named(member)}</Link>,
    },
    { title: words.customers.email, renderCell: ({ email }) => email },
    { title: text.since, renderCell: ({ addedAt }) => <Moment at={addedAt} /> },
  ];
  const actions: Column<GroupMember> = {
    title: text.actions,
    kind: 'action',
    renderCell: (member) => (
      <Button
        size="xs"
        variant="default"
        aria-label={`${text.takeOut}: ${named(member)}`}
        loading={change.isPending}
        onClick={() => takeOut(member)}
      >
        {text.takeOut}
      </Button>
    ),
  };
  return (
    <>
      {change.error ? <ProblemNote error={change.error} /> : null}
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ members }) =>
          members.length === 0 ? (
            <Empty title={text.noMembersTitle} line={text.noMembersLine} />
          ) : (
            <DataTable
              caption={text.membersTitle}
              columns={may('customers.write') ? [...columns, actions] : columns}
              rows={members}
              keyOf={({ customerId }) => customerId}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </>
  );
}
