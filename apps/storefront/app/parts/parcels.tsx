import type { AnswerOf } from '#contracts/services.ts';
import { formatInstant } from '../../../ui/format.ts';
import type { AfterSaleWords } from '../../../ui/messages/en/after-sale.ts';
import styles from './order-parts.module.css';

type Order = AnswerOf<'order', 'getOrder'>;
type Props = { order: Order; locale: string; words: AfterSaleWords };

/** The parcels of an order: what is in each, its number to follow it by, and where its carrier says it is. */
export function Parcels({ order, locale, words }: Props) {
  if (order.shipments.length === 0) return null;
  const titleOf = new Map(order.lines.map(({ lineId, title }) => [lineId, title]));
  return (
    <section>
      <h2>{words.parcels}</h2>
      <ul className={styles.parcels}>
        {order.shipments.map((parcel) => (
          <li key={parcel.shipmentId}>
            <div className={styles.head}>
              <strong>
                {words.parcel(parcel.number)} · {parcel.carrier}
              </strong>
              <span>
                {parcel.tracking?.status
                  ? words.tracking[parcel.tracking.status]
                  : words.parcelState[parcel.state]}
              </span>
            </div>
            {parcel.trackingNumber ? (
              <p>
                {words.trackingNumber} <code>{parcel.trackingNumber}</code>
              </p>
            ) : null}
            <p className={styles.soft}>
              {parcel.lines
                .map(({ lineId, quantity }) => `${quantity} × ${titleOf.get(lineId) ?? ''}`)
                .join(', ')}
            </p>
            <Way parcel={parcel} locale={locale} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type WayProps = { parcel: Order['shipments'][number]; locale: string; words: AfterSaleWords };

/** Where a parcel has been, the latest first. */
function Way({ parcel, locale, words }: WayProps) {
  const events = parcel.tracking?.events ?? [];
  if (events.length === 0) return null;
  return (
    <ol className={styles.track} reversed>
      {events.toReversed().map(({ sequence, status, at, place }) => (
        <li key={sequence}>
          {words.tracking[status]}
          {place === '' ? '' : ` · ${place}`} · <time dateTime={at}>{formatInstant(at, locale)}</time>
        </li>
      ))}
    </ol>
  );
}
