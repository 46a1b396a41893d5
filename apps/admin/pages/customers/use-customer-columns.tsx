import { Link } from 'react-router';
import type { ListedCustomer } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { ListColumns } from '../../parts/list/list-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useGroupName } from './use-group-name.ts';

export const customerColumns = ['email', 'phone', 'groups', 'since'] as const;

/** A customer of a list; without a moment of signing up where there is no account. */
export type ShownCustomer = Omit<ListedCustomer, 'createdAt' | 'locale'> & { createdAt: string | null };

/** The columns of a list of customers. */
export function useCustomerColumns(): ListColumns<ShownCustomer, (typeof customerColumns)[number]> {
  const { words } = useLanguage();
  const text = words.customers;
  const groupName = useGroupName();
  return {
    first: {
      title: text.name,
      renderCell: ({ customerId, name }) => (
        <Link to={`/customers/${customerId}`}>{name || text.nameless}</Link>
      ),
    },
    others: {
      email: { title: text.email, renderCell: ({ email }) => email },
      phone: { title: text.phone, renderCell: ({ phone }) => phone },
      groups: { title: text.groups, renderCell: ({ groups }) => words.listed(groups.map(groupName)) },
      since: {
        title: text.since,
        renderCell: ({ createdAt }) => (createdAt ? <Moment at={createdAt} /> : null),
      },
    },
  };
}
