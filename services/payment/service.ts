import { defineService } from '#runtime/tools.ts';
import { acceptDispute } from './flows/accept-dispute.ts';
import { answerDispute } from './flows/answer-dispute.ts';
import { authorise } from './flows/authorise.ts';
import { cancelPayment } from './flows/cancel-payment.ts';
import { capture } from './flows/capture.ts';
import { giveBack } from './flows/give-back.ts';
import { bookOrderCancelled } from './flows/ledger/book-order-cancelled.ts';
import { bookOrdersPaid } from './flows/ledger/book-orders-paid.ts';
import { bookOrderRefunded } from './flows/ledger/book-order-refunded.ts';
import { closeDays } from './flows/ledger/close-days.ts';
import { listBalances } from './flows/ledger/list-balances.ts';
import { listDisputes } from './flows/list-disputes.ts';
import { listPayments } from './flows/list-payments.ts';
import { closeProviders, openProviders } from './flows/open-providers.ts';
import { pay } from './flows/pay.ts';
import { erasePerson } from './flows/privacy/erase-person.ts';
import { exportPerson } from './flows/privacy/export-person.ts';
import { pruneOldEvents } from './flows/prune-old-events.ts';
import { queryPayment } from './flows/query-payment.ts';
import { receiveWebhook } from './flows/receive-webhook.ts';
import { recordAdjustment } from './flows/record-adjustment.ts';
import { recordManualPayments } from './flows/record-manual-payments.ts';
import { listReconciliationCases } from './flows/reconciliation/list-reconciliation-cases.ts';
import { listReconciliation } from './flows/reconciliation/list-reconciliation.ts';
import { resolveReconciliationCase } from './flows/reconciliation/resolve-reconciliation-case.ts';
import { reconcile } from './flows/reconcile.ts';
import { refund } from './flows/refund.ts';
import { resendCaptures } from './flows/resend-captures.ts';
import { resendRefunds } from './flows/resend-refunds.ts';
import { decidePaymentReview } from './flows/decide-payment-review.ts';
import { identifyCard } from './flows/identify-card.ts';
import { listPaymentReviews } from './flows/list-payment-reviews.ts';
import { settleReviews } from './flows/settle-reviews.ts';
import { settleDisputes } from './flows/settle-disputes.ts';
import { settleNow } from './flows/settle-now.ts';
import { settleOpen } from './flows/settle-open.ts';
import { sumLedger } from './flows/sum-ledger.ts';
import { voidRest } from './flows/void-rest.ts';
import type { PaymentResources } from './providers/payment-provider.ts';
import { auditChanges } from './flows/book/audit-changes.ts';
import { listBookKeys } from './flows/book/list-book-keys.ts';
import { recount } from './flows/book/recount.ts';
import { tellBooks } from './flows/book/tell-books.ts';
import { auditPayment } from './store/audit.ts';

/** Providers behind one type, attempts, refunds, signed events and the ledger. */
export const paymentService = defineService<'payment', PaymentResources>({
  name: 'payment',
  migrations: new URL('./store/migrations/', import.meta.url),
  calls: {
    pay,
    authorise,
    capture,
    void: voidRest,
    recordManualPayments,
    queryPayment,
    cancelPayment,
    refund,
    receiveWebhook,
    exportPerson,
    erasePerson,
    listPayments,
    recordAdjustment,
    sumLedger,
    listDisputes,
    answerDispute,
    acceptDispute,
    listBalances,
    listReconciliation,
    listReconciliationCases,
    resolveReconciliationCase,
    identifyCard,
    listPaymentReviews,
    decidePaymentReview,
    auditChanges,
    listBookKeys,
    recount,
    settleNow,
    tellBooks,
  },
  on: {
    'order.paid': { together: bookOrdersPaid },
    'order.cancelled': bookOrderCancelled,
    'order.refunded': bookOrderRefunded,
  },
  onEveryInstance: {},
  jobs: {
    'settle-open': { run: settleOpen, everySeconds: 5 },
    'resend-captures': { run: resendCaptures, everySeconds: 5 },
    'resend-refunds': { run: resendRefunds, everySeconds: 5 },
    'settle-reviews': { run: settleReviews, everySeconds: 5 },
    'settle-disputes': { run: settleDisputes, everySeconds: 30 },
    'prune-old-events': { run: pruneOldEvents, everySeconds: 3600 },
    reconcile: { run: reconcile, everySeconds: 600 },
    'close-days': { run: closeDays, everySeconds: 600 },
    'give-back': { run: giveBack },
  },
  audit: auditPayment,
  open: openProviders,
  close: closeProviders,
});
