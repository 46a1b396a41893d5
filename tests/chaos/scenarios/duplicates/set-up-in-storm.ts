import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { untilAnswered } from '../../until-answered.ts';
import { aKey, done, some, triedTwice, type Storm } from './storm.ts';

/** What staff set up, each request sent several times: offers, people, keys, webhooks, segments. */
export async function setUpInStorm({ owner }: ChaosShop, storm: Storm): Promise<void> {
  await offerInStorm(owner, storm);
  await noteInStorm(owner, storm);
  const colleague = { email: `${some('colleague')}@example.com`, name: 'Grace', roles: ['support' as const] };
  const staffKey = aKey();
  const { staffId } = await storm(
    'createStaff',
    () => owner.user.createStaff(colleague, staffKey),
    (made) => made,
  );
  const changed = { staffId, roles: ['analyst' as const], isActive: true, version: 1 };
  await storm(
    'updateStaff',
    () => owner.user.updateStaff(changed),
    ({ roles }) => roles,
  );
  const apiKey = { name: some('key'), permissions: ['orders.read' as const] };
  const keyKey = aKey();
  const { key: made } = await storm(
    'createApiKey',
    () => owner.user.createApiKey(apiKey, keyKey),
    // The secret is told once: only its hash is kept.
    ({ key: { keyId, prefix } }) => ({ keyId, prefix }),
  );
  await storm('revokeApiKey', () => owner.user.revokeApiKey({ keyId: made.keyId }), done);
  const segmentId = uuidv7();
  const nothing = { daysSinceLeast: null, daysSinceMost: null, valueMinorLeast: null, valueMinorMost: null };
  const segment = {
    segmentId,
    title: triedTwice,
    version: 0,
    currency: null,
    ordersLeast: 2,
    ordersMost: null,
    ...nothing,
  };
  await storm('setSegment', () => owner.insight.setSegment(segment), done);
  const old = { ...segment, segmentId: uuidv7() };
  answerOf(await untilAnswered(() => owner.insight.setSegment(old)));
  await storm('removeSegment', () => owner.insight.removeSegment({ segmentId: old.segmentId }), done);
}

/** A group of customers, and a correction of the books. */
async function noteInStorm(owner: ChaosShop['owner'], storm: Storm): Promise<void> {
  const groupKey = aKey();
  const group = { code: some('tried'), title: triedTwice };
  await storm(
    'createCustomerGroup',
    () => owner.user.createCustomerGroup(group, groupKey),
    (made) => made,
  );
  const amount = { amountMinor: -1500, currency: 'GBP' as const };
  const adjustment = { reference: uuidv7(), account: 'fee' as const, amount, reason: 'Bank charges' };
  await storm('recordAdjustment', () => owner.payment.recordAdjustment(adjustment), done);
}

async function offerInStorm(owner: ChaosShop['owner'], storm: Storm): Promise<void> {
  const promotionId = uuidv7();
  const conditions = {
    goods: null,
    quantityLeast: null,
    amountLeastMinor: 1_000_000,
    customerGroups: null,
    weekdays: null,
    hours: null,
  };
  const promotion = {
    promotionId,
    version: 0,
    market: 'gb' as const,
    title: triedTwice,
    isActive: true,
    needsCoupon: true,
    priority: 1,
    isExclusive: false,
    stacksWith: null,
    beginsAt: null,
    endsAt: null,
    conditions,
    action: { type: 'percent' as const, basisPoints: 100, goods: null },
  };
  await storm(
    'putPromotion',
    () => owner.order.putPromotion(promotion),
    ({ version }) => version,
  );
  const code = some('TRIED').toUpperCase();
  const limits = { beginsAt: null, endsAt: null, redemptionsMost: 1, perBuyerMost: 1 };
  const coupon = { code, promotionId, isActive: true, version: 0, ...limits };
  await storm(
    'putCoupon',
    () => owner.order.putCoupon(coupon),
    ({ version }) => version,
  );
  const over = { ...promotion, promotionId: uuidv7() };
  answerOf(await untilAnswered(() => owner.order.putPromotion(over)));
  const unused = { ...coupon, code: `${code}-2`, promotionId: over.promotionId };
  answerOf(await untilAnswered(() => owner.order.putCoupon(unused)));
  await storm('deleteCoupon', () => owner.order.deleteCoupon({ code: unused.code }), done);
  await storm('deletePromotion', () => owner.order.deletePromotion({ promotionId: over.promotionId }), done);
}
