import { Group } from '@mantine/core';
import { Link } from 'react-router';
import { useActorName } from '../../api/use-actor-name.ts';
import type { PaymentReview } from '../../api/use-payment-reviews.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { DecideReview } from './decide-review.tsx';

/** Payments on review: why each is, until when it waits, and what can be done about it. */
export function ReviewTable({ reviews }: { reviews: readonly PaymentReview[] }) {
  const { words, money } = useLanguage();
  const may = usePermissions();
  const actorName = useActorName();
  const text = words.paymentReviews;
  const isOpen = reviews.every(({ state }) => state === 'open');
  const columns: Column<PaymentReview>[] = [
    {
      title: text.order,
      renderCell: ({ orderId, orderNumber }) =>
        may('orders.read') ? <Link to={`/orders/${orderId}`}>{orderNumber}</Link> : orderNumber,
    },
    {
      title: text.why,
      renderCell: ({ rules }) =>
        rules.map(({ rule, counted, withinSeconds }) => (
          <div key={rule}>
            {text.rules[rule](counted)} {text.within(Math.round(withinSeconds / 60))}
          </div>
        )),
    },
    {
      title: isOpen ? text.decideBy : text.decided,
      renderCell: ({ state, decideBy, decidedAt, decidedBy, reason }) =>
        state === 'open' ? (
          decideBy && <Moment at={decideBy} />
        ) : (
          <div>
            {decidedAt ? <Moment at={decidedAt} /> : words.nothing}
            {decidedBy ? <div>{actorName(decidedBy)}</div> : null}
            {reason ? <div>{reason}</div> : null}
          </div>
        ),
    },
    { title: text.amount, renderCell: ({ amount }) => money(amount), kind: 'number' },
    {
      title: text.actions,
      kind: 'action',
      renderCell: (review) =>
        review.state === 'open' && may('payments.write') ? (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <DecideReview review={review} decision="approve" />
            <DecideReview review={review} decision="reject" />
          </Group>
        ) : null,
    },
  ];
  return (
    <DataTable caption={text.title} columns={columns} rows={reviews} keyOf={({ reviewId }) => reviewId} />
  );
}
