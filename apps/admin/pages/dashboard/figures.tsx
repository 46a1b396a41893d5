import { useState } from 'react';
import type { Market } from '#contracts/markets.ts';
import { useDayFigures } from '../../api/use-day-figures.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { marketDay } from '../../parts/market-day.ts';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { fillDays, periodsOf, sumDays, type Day, type Measure } from './compare-periods.ts';
import { DayChart } from './day-chart.tsx';
import { DayTable } from './day-table.tsx';
import styles from './dashboard.module.css';
import { Tile } from './tile.tsx';
import { useShownMeasure } from './use-shown-measure.ts';

type FiguresProps = { market: Market; days: 1 | 7 | 28 | 90 };
const measures = ['revenue', 'orders', 'conversion'] as const satisfies readonly Measure[];

/** Orders, revenue and conversion of a market in a period, beside the period before; one of them drawn day by day. */
export function Figures({ market, days }: FiguresProps) {
  const query = useDayFigures(market, days, (now) => periodsOf(marketDay(market, now), days));
  return (
    <Answer query={query} skeleton={<TableSkeleton rows={5} />}>
      {({ periods, now, before }) => (
        <Compared
          market={market}
          days={days}
          now={fillDays(periods.now, now.sales, now.visits)}
          before={fillDays(periods.before, before.sales, before.visits)}
        />
      )}
    </Answer>
  );
}

function Compared({ market, days, now, before }: FiguresProps & { now: Day[]; before: Day[] }) {
  const { words } = useLanguage();
  const text = words.dashboard;
  const [measure, setMeasure] = useState<Measure>('revenue');
  const show = useShownMeasure(market);
  const [sum, sumBefore] = [sumDays(now), sumDays(before)];
  const isEmpty = [...now, ...before].every(({ orders, visits }) => orders === 0 && visits === 0);
  if (isEmpty) return <Empty title={text.emptyTitle} line={text.emptyLine} />;
  return (
    <>
      <fieldset className={styles['tiles']}>
        <legend className={styles['spoken']}>{text.measure}</legend>
        {measures.map((each) => (
          <Tile
            key={each}
            measure={each}
            now={sum}
            before={sumBefore}
            beforeName={text.before[days]}
            show={show}
            isShown={each === measure}
            isOnly={days === 1}
            onShow={() => setMeasure(each)}
          />
        ))}
      </fieldset>
      {days > 1 ? (
        <>
          <DayChart now={now} before={before} measure={measure} show={show} />
          <details className={styles['details']}>
            <summary>{text.asTable}</summary>
            <DayTable now={now} before={before} measure={measure} show={show} />
          </details>
        </>
      ) : null}
    </>
  );
}
