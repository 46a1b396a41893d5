import { useSearchParams } from 'react-router';
import type { Currency } from '#contracts/money.ts';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { askTopCustomers } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import { fromMinor } from '../../parts/from-minor.ts';
import { ExportList } from '../../parts/list/export-list.tsx';
import { ListTools } from '../../parts/list/list-tools.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { customerColumns, useCustomerColumns } from './use-customer-columns.tsx';
import { spendingColumns, useSpendingColumns } from './use-spending-columns.tsx';

/** The tools of the list of customers: of those who paid most in a currency, or else of those that begin so. */
export function CustomerTools({ currency, asked }: { currency: Currency | undefined; asked: string }) {
  return currency ? <SpendingTools currency={currency} /> : <NewestTools asked={asked} />;
}

function NewestTools({ asked }: { asked: string }) {
  const { words } = useLanguage();
  const text = words.customers;
  const [parameters] = useSearchParams();
  return (
    <ListTools columns={useCustomerColumns()} query={readListQuery(parameters, customerColumns)}>
      <ExportList
        name={words.lists.customers.file}
        head={[text.name, text.email, text.phone, text.groups, text.since]}
        read={(cursor) =>
          ask(
            api.user.searchCustomers({
              ...(asked ? { startsWith: asked } : {}),
              limit: 100,
              ...(cursor ? { cursor } : {}),
            }),
          )
        }
        rowsOf={({ customers }) => customers}
        toLines={({ name, email, phone, groups, createdAt }) => [
          [name, email, phone, groups.join(' '), createdAt],
        ]}
      />
    </ListTools>
  );
}

function SpendingTools({ currency }: { currency: Currency }) {
  const { words } = useLanguage();
  const text = words.customers;
  const [parameters] = useSearchParams();
  const { columns, nameOf } = useSpendingColumns(currency);
  return (
    <ListTools columns={columns} query={readListQuery(parameters, spendingColumns)}>
      <ExportList
        name={words.lists.customers.file}
        head={[text.name, text.email, `${text.paid} ${currency}`, text.orders, text.lastPaid]}
        read={(cursor) => askTopCustomers({ currency, limit: 100, ...(cursor ? { cursor } : {}) })}
        rowsOf={({ customers }) => customers}
        toLines={(each) => [
          [
            nameOf(each),
            each.known?.email ?? null,
            fromMinor(each.valueMinor, currency),
            each.orders,
            each.lastPaidAt,
          ],
        ]}
      />
    </ListTools>
  );
}
