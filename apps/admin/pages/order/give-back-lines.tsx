import { NativeSelect } from '@mantine/core';
import type { OrderValue } from '#contracts/order/order.ts';
import { useLanguage } from '../../language/use-language.ts';
import { countOf, type Counts } from '../../parts/counts.ts';
import { QuantityLines } from '../../parts/quantity-lines.tsx';
import type { GoodsChoice, planGiveBack } from './plan-give-back.ts';
import { refundableLines } from './refundable-lines.ts';

type GiveBackLinesProps = {
  order: OrderValue;
  counts: Counts;
  onCount: (counts: Counts) => void;
  planned: ReturnType<typeof planGiveBack>['lines'];
  onGoods: (lineId: string, goods: GoodsChoice) => void;
  faultAt: (path: string) => string | undefined;
};

/** Asks how many of each line are given back, and what becomes of those goods. */
export function GiveBackLines({ order, counts, onCount, planned, onGoods, faultAt }: GiveBackLinesProps) {
  const { words } = useLanguage();
  const text = words.giveBack;
  const indexOf = (lineId: string) => planned.findIndex((line) => line.lineId === lineId);
  return (
    <QuantityLines
      lines={refundableLines(order)}
      counts={counts}
      onCount={onCount}
      faultOf={(lineId) =>
        faultAt(`/lines/${indexOf(lineId)}/quantity`) ?? faultAt(`/lines/${indexOf(lineId)}/amountMinor`)
      }
      renderMore={({ lineId, title }) =>
        countOf(counts, lineId) === 0 ? null : (
          <NativeSelect
            aria-label={text.goodsOf(title)}
            value={planned[indexOf(lineId)]?.goods ?? 'keep'}
            onChange={(event) => onGoods(lineId, event.currentTarget.value as GoodsChoice)}
            data={Object.entries(text.goods).map(([value, label]) => ({ value, label }))}
          />
        )
      }
    />
  );
}
