import { NumberInput } from '@mantine/core';
import type { Market } from '#contracts/markets.ts';
import { fromMinor } from '../../parts/from-minor.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import { toMinor } from '../../parts/to-minor.ts';

type AmountFieldProps = {
  label: (currency: string) => string;
  market: Market;
  amountMinor: number | null;
  error?: string | undefined;
  onChange: (amountMinor: number | null) => void;
};

/** An amount in the currency of a market; empty is none. */
export function AmountField({ label, market, amountMinor, error, onChange }: AmountFieldProps) {
  const currency = marketCurrencies[market];
  return (
    <NumberInput
      label={label(currency)}
      min={0}
      decimalScale={3}
      hideControls
      value={amountMinor === null || amountMinor === 0 ? '' : fromMinor(amountMinor, currency)}
      error={error}
      onChange={(typed) => onChange(typeof typed === 'number' ? toMinor(typed, currency).amountMinor : null)}
    />
  );
}

type CountFieldProps = {
  label: string;
  count: number | null;
  max?: number;
  description?: string;
  placeholder?: string;
  error?: string | undefined;
  onChange: (count: number | null) => void;
};

/** How many of something; empty is no number. */
export function CountField({ label, count, max = 100_000, onChange, ...look }: CountFieldProps) {
  return (
    <NumberInput
      label={label}
      min={1}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      value={count === null || count === 0 ? '' : count}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
      {...look}
    />
  );
}

type PercentFieldProps = {
  label: string;
  basisPoints: number;
  error?: string | undefined;
  onChange: (basisPoints: number) => void;
};

/** A percentage of up to two digits behind its point, kept in hundredths. */
export function PercentField({ label, basisPoints, error, onChange }: PercentFieldProps) {
  return (
    <NumberInput
      label={label}
      min={0.01}
      max={100}
      decimalScale={2}
      suffix=" %"
      hideControls
      value={basisPoints === 0 ? '' : basisPoints / 100}
      error={error}
      onChange={(typed) => onChange(typeof typed === 'number' ? Math.round(typed * 100) : 0)}
    />
  );
}
