import { Group, TextInput } from '@mantine/core';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useBalances, type Balance } from '../../api/use-reconciliation.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { fromMinor } from '../../parts/from-minor.ts';
import { Pager } from '../../parts/pager.tsx';
import { SaveCsvButton } from '../../parts/save-csv-button.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { usePeriod } from '../sales/use-period.ts';

const sums = ['openingMinor', 'debitMinor', 'creditMinor', 'closingMinor'] as const;

/** The accounts of the ledger over some days: what each held before, what came and went, and what it held then. */
export function Balances() {
  const { words, money } = useLanguage();
  const text = words.books;
  const pages = usePages();
  const { from, to, set } = usePeriod();
  const query = useBalances({ from, to, limit: 50, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  const nameOf = ({ account, provider }: Balance) =>
    [text.accountNames[account] ?? account, provider].filter(Boolean).join(' · ');
  const columns: Column<Balance>[] = [
    { title: text.account, renderCell: nameOf },
    { title: text.accountKind, renderCell: ({ kind }) => text.accountKinds[kind] },
    ...sums.map((sum) => ({
      title: text.sums[sum],
      kind: 'number' as const,
      renderCell: (balance: Balance) => money({ amountMinor: balance[sum], currency: balance.currency }),
    })),
  ];
  return (
    <>
      <Group align="flex-end" gap="sm" mb="md">
        <TextInput
          type="date"
          label={words.figures.from}
          value={from}
          max={to}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={words.figures.to}
          value={to}
          min={from}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
        <SaveCsvButton
          name={words.figures.fileOf(text.views.balances, from, to)}
          head={[text.account, text.accountKind, text.currency, ...sums.map((sum) => text.sums[sum])]}
          askPage={async (cursor) => {
            const page = await ask(
              api.payment.listBalances({ from, to, limit: 100, ...(cursor ? { cursor } : {}) }),
            );
            return { rows: page.balances, nextCursor: page.nextCursor };
          }}
          toCells={(row) => [
            nameOf(row),
            text.accountKinds[row.kind],
            row.currency,
            ...sums.map((sum) => fromMinor(row[sum], row.currency)),
          ]}
        />
      </Group>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ balances }) =>
          balances.length === 0 ? (
            <Empty title={text.noBalancesTitle} line={text.noBalancesLine} />
          ) : (
            <DataTable
              caption={text.views.balances}
              columns={columns}
              rows={balances}
              keyOf={({ account, provider, currency }) => `${account} ${provider} ${currency}`}
              isFigures
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </>
  );
}
