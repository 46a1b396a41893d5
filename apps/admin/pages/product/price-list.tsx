import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useActorName } from '../../api/use-actor-name.ts';
import { usePrices, type ListedPrice } from '../../api/use-prices.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { SchedulePrice } from './schedule-price.tsx';
import { WithdrawPrice } from './withdraw-price.tsx';

const colours = { planned: 'accent', current: 'good', over: 'soft' } as const;

/** Every price of a variant: by quantity and group, planned, in force, and on wish those that are over. */
export function PriceList({ variantId, sku }: { variantId: string; sku: string }) {
  const { words, money, number } = useLanguage();
  const text = words.priceList;
  const nameOf = useActorName();
  const query = usePrices(variantId);
  const [hasHistory, setHasHistory] = useState(false);
  const columns: Column<ListedPrice>[] = [
    { title: words.product.market, renderCell: ({ market }) => words.product.markets[market] },
    { title: text.price, kind: 'number', renderCell: ({ price }) => money(price) },
    {
      title: text.state,
      renderCell: ({ state, isSpecial }) => (
        <Badge variant="light" color={colours[state]}>
          {isSpecial ? text.special(text.states[state]) : text.states[state]}
        </Badge>
      ),
    },
    {
      title: text.condition,
      renderCell: ({ minQuantity, customerGroup, derived }) =>
        [
          ...(minQuantity > 1 ? [text.fromQuantity(number(minQuantity))] : []),
          ...(customerGroup ? [text.forGroup(customerGroup)] : []),
          ...(derived ? [text.derived(words.product.markets[derived.market], derived.rate)] : []),
        ].join(' · ') || text.everybody,
    },
    { title: text.from, renderCell: ({ from }) => <Moment at={from} /> },
    { title: text.until, renderCell: ({ until }) => (until ? <Moment at={until} /> : words.nothing) },
    {
      title: text.setBy,
      renderCell: ({ setBy, reason }) => [nameOf(setBy), reason].filter(Boolean).join(' · '),
    },
    {
      title: words.change,
      kind: 'action',
      renderCell: (price) => (mayEnd(price) ? <WithdrawPrice price={price} sku={sku} /> : null),
    },
  ];
  return (
    <Section title={text.title} line={text.hint} actions={<SchedulePrice variantId={variantId} sku={sku} />}>
      <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
        {({ prices }) => {
          const open = prices.filter(({ state }) => state !== 'over');
          const over = prices.length - open.length;
          return (
            <>
              <DataTable
                caption={text.title}
                columns={columns}
                rows={hasHistory ? prices : open}
                keyOf={({ priceId }) => priceId}
              />
              {over > 0 ? (
                <Button variant="subtle" mt="xs" onClick={() => setHasHistory(!hasHistory)}>
                  {hasHistory ? text.hideOver : text.showOver(over)}
                </Button>
              ) : null}
            </>
          );
        }}
      </Answer>
    </Section>
  );
}

/** Whether a price can be ended: one for everybody that holds without an end can only be replaced. */
function mayEnd({ state, isSpecial, minQuantity, customerGroup, derived }: ListedPrice): boolean {
  if (state === 'over' || derived) return false;
  return state === 'planned' || isSpecial || minQuantity > 1 || customerGroup !== null;
}
