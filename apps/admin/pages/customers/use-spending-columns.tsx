import { Link } from 'react-router';
import type { Currency } from '#contracts/money.ts';
import type { SpendingCustomer } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { ListColumns } from '../../parts/list/list-table.tsx';
import { Moment } from '../../parts/moment.tsx';

export const spendingColumns = ['email', 'paid', 'orders', 'lastPaid'] as const;

/** The columns of customers by what they paid in a currency, and what each customer is called. */
export function useSpendingColumns(currency: Currency): {
  columns: ListColumns<SpendingCustomer, (typeof spendingColumns)[number]>;
  nameOf: (customer: SpendingCustomer) => string;
} {
  const { words, money, number } = useLanguage();
  const text = words.customers;
  const nameOf = ({ customerId, known }: SpendingCustomer) =>
    known ? known.name || text.nameless : text.gone(customerId.slice(0, 8));
  const columns: ReturnType<typeof useSpendingColumns>['columns'] = {
    first: {
      title: text.name,
      renderCell: (each) => <Link to={`/customers/${each.customerId}`}>{nameOf(each)}</Link>,
    },
    others: {
      email: { title: text.email, renderCell: ({ known }) => known?.email },
      paid: {
        title: text.paid,
        renderCell: ({ valueMinor }) => money({ amountMinor: valueMinor, currency }),
        kind: 'number',
      },
      orders: { title: text.orders, renderCell: ({ orders }) => number(orders), kind: 'number' },
      lastPaid: { title: text.lastPaid, renderCell: ({ lastPaidAt }) => <Moment at={lastPaidAt} /> },
    },
  };
  return { columns, nameOf };
}
