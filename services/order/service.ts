import { defineService } from '#runtime/tools.ts';
import { addLine } from './flows/cart/add-line.ts';
import { applyCoupon } from './flows/cart/apply-coupon.ts';
import { claimCart } from './flows/cart/claim-cart.ts';
import { countCart } from './flows/cart/count-cart.ts';
import { createCart } from './flows/cart/create-cart.ts';
import { forgetOldCarts } from './flows/cart/forget-old-carts.ts';
import { getCart } from './flows/cart/get-cart.ts';
import { removeCoupon } from './flows/cart/remove-coupon.ts';
import { setCartDetails } from './flows/cart/set-cart-details.ts';
import { setLineQuantity } from './flows/cart/set-line-quantity.ts';
import { deleteCoupon } from './flows/coupon/delete-coupon.ts';
import { recountCoupon } from './flows/coupon/recount-coupon.ts';
import { listCoupons } from './flows/coupon/list-coupons.ts';
import { putCoupon } from './flows/coupon/put-coupon.ts';
import { exportDocuments } from './flows/document/export-documents.ts';
import { issueMissingDocuments } from './flows/document/issue-missing-documents.ts';
import { listDocuments } from './flows/document/list-documents.ts';
import { openPress, type Press } from './flows/document/open-press.ts';
import { readDocument } from './flows/document/read-document.ts';
import { tellOverdue } from './flows/due/tell-overdue.ts';
import { addToOrder } from './flows/order/add-to-order.ts';
import { cancelAdditions } from './flows/order/cancel-additions.ts';
import { cancelOrder } from './flows/order/cancel-order.ts';
import { checkout } from './flows/order/checkout.ts';
import { collectCash } from './flows/order/collect-cash.ts';
import { findOrder } from './flows/order/find-order.ts';
import { getOrder } from './flows/order/get-order.ts';
import { hearEmailProved } from './flows/order/hear-email-proved.ts';
import { hearPaymentsSettled } from './flows/order/hear-payments-settled.ts';
import { hearReservationReleased } from './flows/order/hear-reservation-released.ts';
import { hearReviewMoved } from './flows/order/hear-review-moved.ts';
import { listDraftOrders } from './flows/order/list-draft-orders.ts';
import { listMyOrders } from './flows/order/list-my-orders.ts';
import { listOrders } from './flows/order/list-orders.ts';
import { payOrder } from './flows/order/pay-order.ts';
import { placeDraftOrders } from './flows/order/place-draft-orders.ts';
import { proposeAddition } from './flows/order/propose-addition.ts';
import { recordCash } from './flows/order/record-cash.ts';
import { refuseAtDoor } from './flows/order/refuse-at-door.ts';
import { sendExchange } from './flows/order/send-exchange.ts';
import { sendOrderMail } from './flows/order/send-order-mail.ts';
import { sweepUnfinished } from './flows/order/sweep-unfinished.ts';
import { erasePerson } from './flows/privacy/erase-person.ts';
import { exportPerson } from './flows/privacy/export-person.ts';
import { listOrdersOfPerson } from './flows/privacy/list-orders-of-person.ts';
import { deletePromotion } from './flows/promotion/delete-promotion.ts';
import { getPromotion } from './flows/promotion/get-promotion.ts';
import { listPromotionChanges } from './flows/promotion/list-promotion-changes.ts';
import { listPromotions } from './flows/promotion/list-promotions.ts';
import { putPromotion } from './flows/promotion/put-promotion.ts';
import { cancelParcel } from './flows/fulfilment/cancel-parcel.ts';
import { followParcels } from './flows/fulfilment/follow-parcels.ts';
import { markDelivered } from './flows/fulfilment/mark-delivered.ts';
import { letGoHolds } from './flows/fulfilment/let-go-holds.ts';
import { receiveCarrierWebhook } from './flows/fulfilment/receive-carrier-webhook.ts';
import { resendGoods } from './flows/fulfilment/resend-goods.ts';
import { resendParcel } from './flows/fulfilment/resend-parcel.ts';
import { sendArrivalMail } from './flows/fulfilment/send-arrival-mail.ts';
import { sendShipmentMail } from './flows/fulfilment/send-shipment-mail.ts';
import { ship } from './flows/fulfilment/ship.ts';
import { editOrder } from './flows/refund/edit-order.ts';
import { proposeEdit } from './flows/refund/propose-edit.ts';
import { closeCarriers, openCarriers } from './flows/open-carriers.ts';
import { listRefunds } from './flows/refund/list-refunds.ts';
import { refundLines } from './flows/refund/refund-lines.ts';
import { resendRefund } from './flows/refund/resend-refund.ts';
import { sendRefundMail } from './flows/refund/send-refund-mail.ts';
import { settleReturn } from './flows/refund/settle-return.ts';
import { waiveUnsent } from './flows/refund/waive-unsent.ts';
import { answerReturn } from './flows/return/answer-return.ts';
import { listReturnsByState } from './flows/return/list-returns-by-state.ts';
import { listReturns } from './flows/return/list-returns.ts';
import { moveDueReturns } from './flows/return/move-due-returns.ts';
import { receiveReturn } from './flows/return/receive-return.ts';
import { requestReturn } from './flows/return/request-return.ts';
import { sendReturnMail } from './flows/return/send-return-mail.ts';
import { getMarketRules } from './flows/rules/get-market-rules.ts';
import { getTerms } from './flows/rules/get-terms.ts';
import { listTaxRates } from './flows/rules/list-tax-rates.ts';
import { putMarketRules } from './flows/rules/put-market-rules.ts';
import { putTaxRates } from './flows/rules/put-tax-rates.ts';
import { undoMarketRules } from './flows/rules/undo-market-rules.ts';
import { undoTaxRates } from './flows/rules/undo-tax-rates.ts';
import type { OrderResources } from './providers/carrier.ts';
import { auditChanges } from './flows/book/audit-changes.ts';
import { listBookKeys } from './flows/book/list-book-keys.ts';
import { recount } from './flows/book/recount.ts';
import { tellBooks } from './flows/book/tell-books.ts';
import { advanceOrder } from './flows/order/advance-order.ts';
import { listStuckOrders } from './flows/order/list-stuck-orders.ts';
import { undoOrder } from './flows/order/undo-order.ts';
import { auditOrder } from './store/audit.ts';
import type { HeldMarkets } from './store/market-now.ts';

/** Carts and what they cost, checkout, and the life of an order. */
export const orderService = defineService<'order', OrderResources & { press: Press; markets: HeldMarkets }>({
  name: 'order',
  migrations: new URL('./store/migrations/', import.meta.url),
  calls: {
    createCart,
    getCart,
    countCart,
    addLine,
    setLineQuantity,
    setCartDetails,
    applyCoupon,
    removeCoupon,
    claimCart,
    listPromotions,
    listPromotionChanges,
    getPromotion,
    putPromotion,
    deletePromotion,
    listCoupons,
    putCoupon,
    deleteCoupon,
    recountCoupon,
    getMarketRules,
    getTerms,
    putMarketRules,
    undoMarketRules,
    listTaxRates,
    putTaxRates,
    undoTaxRates,
    exportPerson,
    erasePerson,
    listOrdersOfPerson,
    checkout,
    payOrder,
    getOrder,
    findOrder,
    cancelOrder,
    recordCash,
    refuseAtDoor,
    listMyOrders,
    listOrders,
    placeDraftOrders,
    ship,
    markDelivered,
    requestReturn,
    listReturns,
    listReturnsByState,
    answerReturn,
    receiveReturn,
    cancelParcel,
    receiveCarrierWebhook,
    refundLines,
    listRefunds,
    listDraftOrders,
    listDocuments,
    readDocument,
    exportDocuments,
    proposeEdit,
    editOrder,
    proposeAddition,
    addToOrder,
    listStuckOrders,
    advanceOrder,
    undoOrder,
    auditChanges,
    listBookKeys,
    recount,
    tellBooks,
  },
  on: {
    'payment.settled': { together: hearPaymentsSettled },
    'payment.review-moved': hearReviewMoved,
    'reservation.released': hearReservationReleased,
    'email.proved': hearEmailProved,
  },
  onEveryInstance: {},
  jobs: {
    'cancel-additions': { run: cancelAdditions, maxAttempts: 25 },
    'send-order-mail': { run: sendOrderMail, maxAttempts: 10 },
    'send-goods': { run: resendGoods, maxAttempts: 25 },
    'send-parcel': { run: resendParcel, maxAttempts: 25 },
    'let-go-holds': { run: letGoHolds, everySeconds: 10 },
    'waive-unsent': { run: waiveUnsent, everySeconds: 10 },
    'send-shipment-mail': { run: sendShipmentMail, maxAttempts: 10 },
    'send-arrival-mail': { run: sendArrivalMail, maxAttempts: 10 },
    'follow-parcels': { run: followParcels, everySeconds: 10 },
    'send-refund-mail': { run: sendRefundMail, maxAttempts: 10 },
    'move-due-returns': { run: moveDueReturns, everySeconds: 20 },
    'tell-overdue': { run: tellOverdue, everySeconds: 20 },
    'send-return-mail': { run: sendReturnMail, maxAttempts: 10 },
    'settle-return': { run: settleReturn, maxAttempts: 25 },
    'send-exchange': { run: sendExchange, maxAttempts: 25 },
    'send-refund': { run: resendRefund, maxAttempts: 25 },
    'collect-cash': { run: collectCash, maxAttempts: 25 },
    'sweep-unfinished': { run: sweepUnfinished, everySeconds: 5 },
    'issue-missing-documents': { run: issueMissingDocuments, everySeconds: 60 },
    'forget-old-carts': { run: forgetOldCarts, everySeconds: 3600 },
  },
  audit: auditOrder,
  open: (start) => Promise.resolve({ ...openCarriers(start), press: openPress(), markets: new Map() }),
  close: async ({ press, ...carriers }) => {
    await Promise.all([press.close(), closeCarriers(carriers)]);
  },
});
