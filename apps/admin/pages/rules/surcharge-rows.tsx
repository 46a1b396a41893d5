import { Button, TextInput } from '@mantine/core';
import type { Market } from '#contracts/markets.ts';
import type { Method } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { MoneyField } from '../../parts/money-field.tsx';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import styles from './rules.module.css';

type SurchargeRowsProps = {
  market: Market;
  method: Method;
  name: string;
  onChange: (surcharges: Method['surcharges']) => void;
};

/** What each piece of a class of goods costs besides. */
export function SurchargeRows({ market, method: { surcharges }, name, onChange }: SurchargeRowsProps) {
  const { words } = useLanguage();
  const text = words.rules;
  return (
    <>
      {surcharges.map((surcharge, index) => (
        <div key={index} className={styles['row']}>
          <TextInput
            label={text.surchargeClass}
            maxLength={40}
            value={surcharge.shippingClass}
            onChange={(event) =>
              onChange(surcharges.with(index, { ...surcharge, shippingClass: event.currentTarget.value }))
            }
          />
          <MoneyField
            label={text.perPiece}
            currency={marketCurrencies[market]}
            value={surcharge.perPieceMinor}
            onChange={(amount) =>
              onChange(surcharges.with(index, { ...surcharge, perPieceMinor: amount ?? 0 }))
            }
          />
          <Button
            variant="default"
            aria-label={text.removeSurcharge(name, index + 1)}
            onClick={() => onChange(surcharges.toSpliced(index, 1))}
          >
            {words.editor.remove}
          </Button>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        style={{ justifySelf: 'start' }}
        aria-label={text.addSurchargeTo(name)}
        onClick={() => onChange([...surcharges, { shippingClass: 'bulky', perPieceMinor: 0 }])}
      >
        {text.addSurcharge}
      </Button>
    </>
  );
}
