import { useParams } from 'react-router';
import { useOrder } from '../../api/use-order.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { OrderStateBadge } from '../../parts/order-state-badge.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { AddToOrder } from './add-to-order.tsx';
import { Additions } from './additions.tsx';
import { AtTheDoor } from './at-the-door.tsx';
import { CancelOrder } from './cancel-order.tsx';
import { ChangeOrder } from './change-order.tsx';
import { CreditNotes } from './credit-notes.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { GiveBack } from './give-back.tsx';
import { OrderHistory } from './order-history.tsx';
import { OrderLines } from './order-lines.tsx';
import styles from './order-page.module.css';
import { OrderReturns } from './order-returns.tsx';
import { Parcels } from './parcels.tsx';
import { PaymentPart } from './payment-part.tsx';
import { PaymentRecords } from './payment-records.tsx';
import { mayAddTo } from './may-add-to.ts';
import { refundableLines } from './refundable-lines.ts';

/** One order: what was bought, by whom, how it is paid and what happened to it. */
export function OrderPage() {
  const { orderId = '' } = useParams();
  const { words } = useLanguage();
  const may = usePermissions();
  const query = useOrder(orderId);
  const order = query.data;
  const isAtDoor = order?.state === 'on-delivery' && order.fulfilment !== 'none';
  const mayWrite = may('orders.write');
  const isUnsent = order !== undefined && order.fulfilment === 'none';
  const isPaid = order !== undefined && order.state === 'paid';
  const mayCancel = mayWrite && isUnsent && order.state !== 'cancelled';
  const mayGiveBack =
    mayWrite && (isPaid || order?.state === 'authorised') && refundableLines(order).length > 0;
  return (
    <Page
      title={order ? words.order.title(order.orderNumber) : words.order.loadingTitle}
      back={{ to: '/orders', label: words.order.back }}
      actions={
        order ? (
          <>
            <OrderStateBadge state={order.state} />
            {mayWrite && isPaid && isUnsent ? <ChangeOrder order={order} /> : null}
            {mayWrite && isUnsent && mayAddTo(order) ? <AddToOrder order={order} /> : null}
            {mayGiveBack ? <GiveBack order={order} /> : null}
            {isAtDoor && may('orders.fulfil') ? <AtTheDoor order={order} /> : null}
            {mayCancel ? <CancelOrder order={order} /> : null}
          </>
        ) : null
      }
    >
      <Answer query={query} skeleton={<TableSkeleton />}>
        {(shown) => (
          <>
            <Additions order={shown} />
            <OrderLines order={shown} />
            <Parcels order={shown} />
            <OrderReturns order={shown} />
            <CreditNotes order={shown} />
            <div className={styles['columns']}>
              <div>
                <CustomerFacts order={shown} />
                <PaymentPart order={shown} />
              </div>
              <OrderHistory timeline={shown.timeline} />
            </div>
            {may('payments.read') ? <PaymentRecords order={shown} /> : null}
          </>
        )}
      </Answer>
    </Page>
  );
}
