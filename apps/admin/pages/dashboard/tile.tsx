import { languageTag } from '../../../ui/format.ts';
import { useLanguage } from '../../language/use-language.ts';
import { changeOf, measureOf, type DayFigures, type Measure } from './compare-periods.ts';
import styles from './dashboard.module.css';
import type { ShowMeasure } from './use-shown-measure.ts';

/** From three times as much on nobody reads a percentage. */
const manyTimes = 2;

type TileProps = {
  measure: Measure;
  now: DayFigures;
  before: DayFigures;
  beforeName: string;
  show: ShowMeasure;
  isShown: boolean;
  /** Nothing is drawn, so that there is nothing to choose. */
  isOnly: boolean;
  onShow: () => void;
};

/** One figure of a period and how it changed; chosen, it is the one that is drawn. */
export function Tile({ measure, now, before, beforeName, show, isShown, isOnly, onShow }: TileProps) {
  const { words, number } = useLanguage();
  const text = words.dashboard;
  const value = measureOf(now, measure);
  const more = {
    orders: null,
    revenue: now.refundedMinor > 0 ? text.refunded(show('revenue', now.refundedMinor)) : null,
    conversion: now.visits > 0 ? text.conversionLine(number(now.placed), number(now.visits)) : text.noVisits,
  }[measure];
  const isBroughtIn = measure === 'conversion' && now.visits > 0 && value === null;
  const content = (
    <>
      <span className={styles['name']}>{text[measure]}</span>
      <span className={styles['value']}>{show(measure, value)}</span>
      <Change change={changeOf(value, measureOf(before, measure))} beforeName={beforeName} />
      {more ? <span className={styles['more']}>{more}</span> : null}
      {isBroughtIn ? <span className={styles['more']}>{text.broughtIn}</span> : null}
    </>
  );
  if (isOnly) return <div className={styles['tile']}>{content}</div>;
  return (
    <label className={styles['tile']}>
      <input
        className={styles['spoken']}
        type="radio"
        name="measure"
        value={measure}
        checked={isShown}
        onChange={onShow}
      />
      {content}
    </label>
  );
}

function Change({ change, beforeName }: { change: number | null; beforeName: string }) {
  const { words, locale, number } = useLanguage();
  const { changes } = words.dashboard;
  if (change === null) return <span className={styles['more']}>{changes.none}</span>;
  const style = { style: 'percent', maximumFractionDigits: 0 } as const;
  const percent = new Intl.NumberFormat(languageTag(locale), style).format(Math.abs(change));
  if (Math.abs(change) < 0.005) return <span className={styles['more']}>{changes.same(beforeName)}</span>;
  return (
    <span className={styles['change']} data-way={change > 0 ? 'up' : 'down'}>
      <span aria-hidden="true">{change > 0 ? '↑ ' : '↓ '}</span>
      {change >= manyTimes
        ? changes.times(number(Math.round(change + 1)), beforeName)
        : (change > 0 ? changes.up : changes.down)(percent, beforeName)}
    </span>
  );
}
