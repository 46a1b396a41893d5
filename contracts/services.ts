import type { CallContract, InputOf, OutputOf, RefusalsOf } from './call.ts';
import {
  auditCalls,
  changesCalls,
  orderBookCalls,
  paymentBookCalls,
  recountCalls,
  stockBookCalls,
} from './audit.ts';
import { attributeCalls } from './catalog/attribute.ts';
import { categoryCalls } from './catalog/category.ts';
import { collectionCalls } from './catalog/collection.ts';
import { editCalls } from './catalog/edit.ts';
import { importCalls } from './catalog/import.ts';
import { locationCalls } from './catalog/location.ts';
import { pictureCalls } from './catalog/picture.ts';
import { priceCalls } from './catalog/price.ts';
import { goodsCalls } from './catalog/goods.ts';
import { productCalls } from './catalog/product.ts';
import { reviewCalls } from './catalog/review.ts';
import { productRepairCalls } from './catalog/product-repair.ts';
import { stockRepairCalls } from './catalog/stock-repair.ts';
import { stockSumCalls } from './catalog/stock-sums.ts';
import { stockCalls } from './catalog/stock.ts';
import { auditLogCalls } from './gateway/audit-log.ts';
import { platformCalls } from './gateway/platform.ts';
import { webhookCalls } from './gateway/webhook.ts';
import { breachCalls } from './insight/breach.ts';
import { conversionCalls } from './insight/conversion.ts';
import { orderFigureCalls } from './insight/order-figures.ts';
import { recommendationCalls } from './insight/recommendation.ts';
import { stockAgeCalls } from './insight/stock-age.ts';
import { reportCalls } from './insight/report.ts';
import { salesReportCalls } from './insight/sales-report.ts';
import { searchRuleCalls } from './insight/search-rules.ts';
import { segmentCalls } from './insight/segment.ts';
import { searchCalls } from './insight/search.ts';
import { cartCalls } from './order/cart.ts';
import { couponRepairCalls } from './order/coupon-repair.ts';
import { couponCalls } from './order/coupon.ts';
import { orderAdditionCalls } from './order/addition.ts';
import { orderEditCalls } from './order/edit.ts';
import { documentCalls } from './order/document.ts';
import { draftListCalls } from './order/draft-list.ts';
import { draftCalls } from './order/draft.ts';
import { fulfilmentCalls } from './order/fulfilment.ts';
import { onDeliveryCalls } from './order/on-delivery.ts';
import { orderCalls } from './order/order.ts';
import { refundCalls } from './order/refund.ts';
import { returnCalls } from './order/return.ts';
import { rulesCalls } from './order/rules.ts';
import { stuckOrderCalls } from './order/stuck.ts';
import { termsCalls } from './order/terms.ts';
import { promotionCalls } from './order/promotion.ts';
import { balanceCalls } from './payment/balance.ts';
import { captureCalls } from './payment/capture.ts';
import { disputeCalls } from './payment/dispute.ts';
import { manualPaymentCalls } from './payment/manual-payment.ts';
import { ledgerCalls } from './payment/ledger.ts';
import { paymentRepairCalls } from './payment/payment-repair.ts';
import { paymentCalls } from './payment/payment.ts';
import { reconciliationCalls } from './payment/reconciliation.ts';
import { reviewCalls as paymentReviewCalls } from './payment/review.ts';
import { personCalls, personOrderCalls } from './privacy.ts';
import type { Refusal } from './refusals.ts';
import type { ServiceName } from './service-names.ts';
import { accessCalls } from './user/access.ts';
import { accountCalls } from './user/account.ts';
import { addressCalls } from './user/address.ts';
import { customerCalls } from './user/customer.ts';
import { customerListCalls } from './user/customer-list.ts';
import { messageCalls } from './user/message.ts';
import { pointsRepairCalls } from './user/points-repair.ts';
import { pointsCalls } from './user/points.ts';
import { privacyCalls } from './user/privacy.ts';
import { consentCalls, wishlistCalls } from './user/wishlist.ts';

/** The roll call: what each service answers and whom it may call. A cycle fails a test. */
export const services = {
  gateway: {
    calls: { ...platformCalls, ...webhookCalls, ...auditLogCalls },
    mayCall: ['user', 'catalog', 'order', 'payment', 'insight'],
  },
  user: {
    calls: {
      ...accountCalls,
      ...accessCalls,
      ...addressCalls,
      ...customerCalls,
      ...customerListCalls,
      ...wishlistCalls,
      ...consentCalls,
      ...pointsCalls,
      ...pointsRepairCalls,
      ...messageCalls,
      ...privacyCalls,
      ...personCalls,
      ...changesCalls,
      ...recountCalls,
    },
    mayCall: [],
  },
  catalog: {
    calls: {
      ...productCalls,
      ...categoryCalls,
      ...pictureCalls,
      ...editCalls,
      ...collectionCalls,
      ...reviewCalls,
      ...personCalls,
      ...attributeCalls,
      ...importCalls,
      ...priceCalls,
      ...stockCalls,
      ...locationCalls,
      ...stockSumCalls,
      ...goodsCalls,
      ...auditCalls,
      ...recountCalls,
      ...stockBookCalls,
      ...stockRepairCalls,
      ...productRepairCalls,
    },
    mayCall: [],
  },
  order: {
    calls: {
      ...cartCalls,
      ...personCalls,
      ...personOrderCalls,
      ...promotionCalls,
      ...couponCalls,
      ...couponRepairCalls,
      ...rulesCalls,
      ...termsCalls,
      ...orderCalls,
      ...draftCalls,
      ...refundCalls,
      ...fulfilmentCalls,
      ...onDeliveryCalls,
      ...returnCalls,
      ...draftListCalls,
      ...documentCalls,
      ...orderEditCalls,
      ...orderAdditionCalls,
      ...stuckOrderCalls,
      ...auditCalls,
      ...recountCalls,
      ...orderBookCalls,
    },
    mayCall: ['catalog', 'payment', 'user'],
  },
  payment: {
    calls: {
      ...paymentCalls,
      ...paymentRepairCalls,
      ...personCalls,
      ...captureCalls,
      ...disputeCalls,
      ...ledgerCalls,
      ...manualPaymentCalls,
      ...balanceCalls,
      ...reconciliationCalls,
      ...paymentReviewCalls,
      ...auditCalls,
      ...recountCalls,
      ...paymentBookCalls,
    },
    mayCall: [],
  },
  insight: {
    calls: {
      ...searchCalls,
      ...personCalls,
      ...searchRuleCalls,
      ...reportCalls,
      ...salesReportCalls,
      ...stockAgeCalls,
      ...conversionCalls,
      ...orderFigureCalls,
      ...recommendationCalls,
      ...segmentCalls,
      ...breachCalls,
    },
    mayCall: ['order', 'catalog', 'payment', 'user'],
  },
} as const satisfies Record<
  ServiceName,
  { calls: Record<string, CallContract>; mayCall: readonly ServiceName[] }
>;

type Services = typeof services;

export type CallName<S extends ServiceName> = keyof Services[S]['calls'] & string;
// Tables by name, not worked out anew wherever a name is open: that takes the compiler and the linter seconds.
type Inputs = { [S in ServiceName]: { [C in CallName<S>]: InputOf<Services[S]['calls'][C]> } };
type Answers = { [S in ServiceName]: { [C in CallName<S>]: OutputOf<Services[S]['calls'][C]> } };
type Refusals = { [S in ServiceName]: { [C in CallName<S>]: Refusal<RefusalsOf<Services[S]['calls'][C]>> } };
type Of<Table, C> = C extends keyof Table ? Table[C] : never;

export type InputTo<S extends ServiceName, C extends CallName<S>> = Of<Inputs[S], C>;
export type AnswerOf<S extends ServiceName, C extends CallName<S>> = Of<Answers[S], C>;
/** What a call gives back: its answer, or one of its refusals as a value. */
export type ResultOf<S extends ServiceName, C extends CallName<S>> = AnswerOf<S, C> | Of<Refusals[S], C>;

/** The neighbours a service may call, as typed functions. */
export type Neighbours<S extends ServiceName> = {
  [Neighbour in Services[S]['mayCall'][number]]: {
    [Call in CallName<Neighbour>]: (input: InputTo<Neighbour, Call>) => Promise<ResultOf<Neighbour, Call>>;
  };
};
