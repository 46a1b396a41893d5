import { useLanguage } from '../../language/use-language.ts';
import { measureOf, sumDays, type Day, type Measure } from './compare-periods.ts';
import styles from './dashboard.module.css';
import { drawLine, niceTop } from './draw-line.ts';
import type { ShowMeasure } from './use-shown-measure.ts';

type DayChartProps = { now: readonly Day[]; before: readonly Day[]; measure: Measure; show: ShowMeasure };

const [width, height] = [800, 220];

/** The days of a period as a line, those of the period before as a broken one; the table beside it says the same. */
export function DayChart({ now, before, measure, show }: DayChartProps) {
  const { words, day } = useLanguage();
  const text = words.dashboard;
  const values = now.map((each) => measureOf(each, measure) ?? 0);
  const earlier = before.map((each) => measureOf(each, measure) ?? 0);
  const top = niceTop(Math.max(...values, ...earlier));
  const line = drawLine(values, top, width, height);
  const total = (days: readonly Day[]) => show(measure, measureOf(sumDays(days), measure));
  const [first, last] = [now[0], now.at(-1)];
  return (
    <figure className={styles['chart']}>
      <figcaption className={styles['legend']}>
        <span data-line="now">{text.thisPeriod}</span>
        <span data-line="before">{text.periodBefore}</span>
      </figcaption>
      <div className={styles['plot']}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={text.chartSpoken(text[measure], total(now), total(before))}
        >
          {[0, 0.5, 1].map((part) => (
            <line
              key={part}
              className={styles['grid']}
              x1="0"
              x2={width}
              y1={height * part}
              y2={height * part}
            />
          ))}
          <polygon className={styles['area']} points={`0,${height} ${line} ${width},${height}`} />
          <polyline className={styles['before']} points={drawLine(earlier, top, width, height)} />
          <polyline className={styles['now']} points={line} />
        </svg>
        <span className={styles['top']} aria-hidden="true">
          {show(measure, top, true)}
        </span>
        <span className={styles['middle']} aria-hidden="true">
          {show(measure, top / 2, true)}
        </span>
      </div>
      <div className={styles['ends']} aria-hidden="true">
        <span>{first ? day(first.day) : null}</span>
        <span>{last ? day(last.day) : null}</span>
      </div>
    </figure>
  );
}
