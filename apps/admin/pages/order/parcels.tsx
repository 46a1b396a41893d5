import { Badge } from '@mantine/core';
import type { ShipmentValue } from '#contracts/order/fulfilment.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { lineTitle } from '../../parts/line-title.ts';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';
import { openLines } from './open-lines.ts';
import { ParcelActions } from './parcel-actions.tsx';
import styles from './parcels.module.css';
import { SendGoods } from './send-goods.tsx';

/** The parcels of an order: what went into each, where it is, and what is left to be sent. */
export function Parcels({ order }: { order: OrderValue }) {
  const { words } = useLanguage();
  const may = usePermissions();
  const text = words.parcels;
  const isPayable = ['paid', 'authorised', 'on-delivery'].includes(order.state);
  const isUnsent = order.fulfilment === 'none' || order.fulfilment === 'part';
  const mayFulfil = may('orders.fulfil');
  const isOpen = isPayable && isUnsent && openLines(order).length > 0;
  return (
    <Section
      title={text.title}
      line={text.states[order.fulfilment]}
      actions={mayFulfil && isOpen ? <SendGoods order={order} /> : null}
    >
      <div className={styles['parcels']}>
        {order.shipments.map((shipment) => (
          <Parcel key={shipment.shipmentId} order={order} shipment={shipment} mayFulfil={mayFulfil} />
        ))}
      </div>
    </Section>
  );
}

type ParcelProps = { order: OrderValue; shipment: ShipmentValue; mayFulfil: boolean };

function Parcel({ order, shipment, mayFulfil }: ParcelProps) {
  const { words, number } = useLanguage();
  const text = words.parcels;
  const { carrier, trackingNumber, shippedAt, deliveredAt, tracking } = shipment;
  const goods = shipment.lines.map(({ lineId, quantity }) => {
    const line = order.lines.find((each) => each.lineId === lineId);
    return `${number(quantity)} × ${line ? lineTitle(line) : lineId}`;
  });
  const status = tracking
    ? [text.bookings[tracking.state], tracking.status ? text.statuses[tracking.status] : '']
    : [];
  return (
    <article className={styles['parcel']} aria-label={text.parcel(shipment.number)}>
      <div className={styles['head']}>
        <h3>{text.parcel(shipment.number)}</h3>
        <Badge variant="light" color={shipment.state === 'delivered' ? 'good' : 'warn'}>
          {text.parcelStates[shipment.state]}
        </Badge>
      </div>
      <Facts
        facts={[
          { name: text.goods, value: goods.join('\n') },
          { name: text.carrier, value: [carrier, trackingNumber].filter(Boolean).join(' · ') },
          { name: text.sentAt, value: <Moment at={shippedAt} /> },
          ...(deliveredAt ? [{ name: text.deliveredAt, value: <Moment at={deliveredAt} /> }] : []),
          ...(tracking ? [{ name: text.tracking, value: status.filter(Boolean).join(' · ') }] : []),
          ...(tracking?.labelUrl ? [{ name: text.label, value: <LabelLink url={tracking.labelUrl} /> }] : []),
        ]}
      />
      {mayFulfil ? <ParcelActions orderId={order.orderId} shipment={shipment} /> : null}
    </article>
  );
}

function LabelLink({ url }: { url: string }) {
  const { words } = useLanguage();
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {words.parcels.printLabel}
    </a>
  );
}
