import { NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Currency } from '#contracts/money.ts';
import { fromMinor } from './from-minor.ts';
import { readNumber } from './read-number.ts';
import { toMinor } from './to-minor.ts';

type MoneyFieldProps = {
  label: string;
  /** What a screen reader says where the label does not show. */
  spokenLabel?: string;
  currency: Currency;
  /** In minor units; undefined while nothing is typed. */
  value: number | undefined;
  onChange: (amountMinor: number | undefined) => void;
  description?: ReactNode;
  error?: ReactNode;
};

/** Asks for an amount of a currency; what is typed in pounds is given on in pence. */
export function MoneyField({
  label,
  spokenLabel,
  currency,
  value,
  onChange,
  description,
  error,
}: MoneyFieldProps) {
  const shown = value === undefined ? '' : fromMinor(value, currency);
  const [typed, setTyped] = useState<number | string>(shown);
  // What is typed stays as it is while it means the value: `8.1` on the way to `8.10`.
  const isSame = readNumber(typed) === (shown === '' ? undefined : shown);
  return (
    <NumberInput
      label={label}
      aria-label={spokenLabel}
      description={description}
      error={error}
      min={0}
      decimalScale={3}
      allowNegative={false}
      hideControls
      suffix={` ${currency}`}
      value={isSame ? typed : shown}
      onChange={(next) => {
        setTyped(next);
        const amount = readNumber(next);
        onChange(amount === undefined ? undefined : toMinor(amount, currency).amountMinor);
      }}
    />
  );
}
