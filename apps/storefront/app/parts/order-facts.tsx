import type { AnswerOf } from '#contracts/services.ts';
import { addressLines } from '../../../ui/address-lines.ts';
import { formatMoney } from '../../../ui/format.ts';
import type { AfterSaleWords } from '../../../ui/messages/en/after-sale.ts';
import styles from './order-parts.module.css';
import { TotalsTable } from './totals-table.tsx';

type Props = {
  order: AnswerOf<'order', 'getOrder'>;
  documents: AnswerOf<'order', 'listDocuments'>['documents'];
  orderKey: string | null;
  locale: string;
  words: AfterSaleWords;
};

/** What was paid, where it goes, and the documents to download. */
export function OrderFacts({ order, documents, orderKey, locale, words }: Props) {
  const { shippingAddress: address, invoiceTo, payment } = order;
  return (
    <aside className={styles.summary}>
      <section>
        <TotalsTable totals={order.totals} locale={locale} hasShipping shippingTitle={order.shippingTitle} />
        {payment.refunded.amountMinor > 0 ? (
          <p>{words.refundedSum(formatMoney(payment.refunded, locale))}</p>
        ) : null}
      </section>
      {address ? (
        <section>
          <h2>{words.deliverTo}</h2>
          <address className={styles.address}>
            {addressLines(address, locale).map((line) => (
              <div key={line}>{line}</div>
            ))}
          </address>
        </section>
      ) : null}
      {invoiceTo ? (
        <section>
          <h2>{words.invoiceTo}</h2>
          {invoiceTo.name} {invoiceTo.taxNumber}
        </section>
      ) : null}
      <section>
        <h2>{words.documents}</h2>
        {documents.length === 0 ? <p className={styles.soft}>{words.noDocuments}</p> : null}
        <ul className={styles.files}>
          {documents.map(({ documentId, kind, number }) => (
            <li key={documentId}>
              <a href={fileOf(order.orderId, documentId, orderKey)} download>
                {words.download(`${words.document[kind]} ${number}`)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

function fileOf(orderId: string, documentId: string, orderKey: string | null): string {
  const query = new URLSearchParams({ format: 'pdf', ...(orderKey === null ? {} : { orderKey }) });
  return `/api/v1/orders/${orderId}/documents/${documentId}/file?${query.toString()}`;
}
