import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Market } from '#contracts/markets.ts';
import { useLanguage } from '../../language/use-language.ts';
import { marketNames } from '../../parts/market-currencies.ts';
import { usePeriod } from './use-period.ts';

/** From which to which day a report tells, and of which market. */
export function PeriodFields({ children }: { children?: ReactNode }) {
  const { words } = useLanguage();
  const text = words.figures;
  const { from, to, market, set } = usePeriod();
  return (
    <Group align="flex-end" gap="sm" mb="md">
      <TextInput
        type="date"
        label={text.from}
        value={from}
        max={to}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={text.to}
        value={to}
        min={from}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.product.market}
        value={market}
        onChange={(event) => set({ market: event.currentTarget.value as Market })}
        data={marketNames.map((name) => ({ value: name, label: words.product.markets[name] }))}
      />
      {children}
    </Group>
  );
}
