import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aPromotion } from '../../domain/promotion/a-promotion.ts';
import { orderService } from '../../service.ts';
import { accepted, aWorld, refused, support } from '../../testing.ts';

let room: TestRoom<'order'>;
before(async () => {
  room = await openTestRoom(orderService, { neighbours: aWorld().neighbours });
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const may = (...permissions: ('promotions.read' | 'promotions.write')[]): { subject: Subject } => ({
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions },
});
const writer = may('promotions.write');
const draft = (more: Parameters<typeof aPromotion>[0] = {}) => ({
  ...aPromotion({ promotionId: uuidv7(), isActive: false, ...more }),
  version: 0,
});
const changes = (subject: string) =>
  room.db.rows<{ who: string; what: string; version: number }>({
    name: '',
    text: 'select who, what, version from rule_changes where subject = $1 order by change_id',
    values: [subject],
  });

describe('a promotion', () => {
  test('is written, read, changed over the version that was seen, and who did it is kept', async () => {
    const first = draft({ beginsAt: '2026-11-27T00:00', endsAt: '2026-12-01T00:00', stacksWith: [uuidv7()] });
    room.statements.length = 0;
    const written = accepted(await room.ask('putPromotion', first, writer));
    assert.deepEqual(room.statements, [
      'order.promotion.find',
      'order.promotion.lock',
      'order.promotion.write',
      'order.rule-change.write',
    ]);
    assert.deepEqual(written, { ...first, version: 1 });
    const { promotionId } = first;
    assert.deepEqual(
      accepted(await room.ask('getPromotion', { promotionId }, may('promotions.read'))),
      written,
    );
    const changed = { ...written, priority: 7 };
    assert.deepEqual(accepted(await room.ask('putPromotion', changed, writer)), { ...changed, version: 2 });
    assert.equal(
      refused(await room.ask('putPromotion', { ...written, priority: 8 }, writer)),
      'version-conflict',
    );
    const told = accepted(await room.ask('listPromotionChanges', { promotionId }, may('promotions.read')));
    assert.deepEqual(
      told.changes.map(({ who, version, promotion }) => [who, version, promotion.priority]),
      [
        [`staff:${staffId}`, 2, 7],
        [`staff:${staffId}`, 1, first.priority],
      ],
    );
    assert.deepEqual(await changes(promotionId), [
      { who: `staff:${staffId}`, what: 'promotion-written', version: 1 },
      { who: `staff:${staffId}`, what: 'promotion-written', version: 2 },
    ]);
  });

  test('written twice is written once', async () => {
    const first = draft();
    const written = accepted(await room.ask('putPromotion', first, writer));
    assert.deepEqual(accepted(await room.ask('putPromotion', first, writer)), written);
    assert.equal((await changes(first.promotionId)).length, 1);
  });

  test('of ten at once one is written', async () => {
    const first = draft();
    const ask = (_: unknown, priority: number) => room.ask('putPromotion', { ...first, priority }, writer);
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    const codes = answers.flatMap((answer) => ('refusal' in answer ? [answer.refusal] : []));
    assert.deepEqual(codes, Array(9).fill('version-conflict'));
  });

  test('that could never hold is refused with the field at fault', async () => {
    const why = async (more: Parameters<typeof aPromotion>[0]) => {
      const answer = await room.ask('putPromotion', draft(more), writer);
      return 'refusal' in answer ? [answer.refusal, answer.path] : 'accepted';
    };
    const nothing = { variantIds: [], categorySlugs: [] };
    assert.deepEqual(
      [
        await why({ beginsAt: '2026-02-31T00:00' }),
        await why({ beginsAt: '2026-03-01T00:00', endsAt: '2026-03-01T00:00' }),
        await why({ conditions: { hours: { from: '09:00', until: '09:00' } } }),
        await why({ conditions: { goods: nothing } }),
        await why({ action: { type: 'fixed', amountMinor: 1, goods: nothing } }),
        await why({ title: { en: ' ', zh: '九折' } }),
      ],
      [
        ['value-invalid', '/beginsAt'],
        ['value-invalid', '/endsAt'],
        ['value-invalid', '/conditions/hours/until'],
        ['value-invalid', '/conditions/goods'],
        ['value-invalid', '/action/goods'],
        ['value-invalid', '/title/en'],
      ],
    );
    const known = accepted(await room.ask('putPromotion', draft(), writer));
    const moved = await room.ask('putPromotion', { ...known, market: 'cn' }, writer);
    assert.deepEqual('path' in moved && moved.path, '/market');
  });

  test('is one of fifty for everybody in a market at most, also when twenty come at once', async () => {
    const write = (more: Parameters<typeof aPromotion>[0] = {}) =>
      room.ask('putPromotion', draft({ market: 'cn', isActive: true, ...more }), writer);
    const known = accepted(await write());
    for (let count = 1; count < 40; count += 1) accepted(await write());
    const last = await Promise.all(Array.from({ length: 20 }, () => write()));
    assert.equal(last.filter((answer) => !isRefusal(answer)).length, 10);
    assert.equal(refused(await write()), 'value-invalid');
    accepted(await write({ needsCoupon: true }));
    accepted(await write({ endsAt: '2020-01-01T00:00' }));
    accepted(await room.ask('putPromotion', { ...known, priority: 3 }, writer));
    const { promotions } = accepted(await room.ask('listPromotions', { market: 'cn', limit: 100 }, writer));
    assert.equal(promotions.length, 52);
  });

  test('lists show every promotion once, page by page, the newest first', async () => {
    const ids: string[] = [];
    let cursor: string | null | undefined;
    do {
      room.statements.length = 0;
      const input = { limit: 7, ...(cursor ? { cursor } : {}) };
      const page = accepted(await room.ask('listPromotions', input, may('promotions.read')));
      assert.equal(room.statements.length, 1);
      ids.push(...page.promotions.map(({ promotionId }) => promotionId));
      cursor = page.nextCursor;
    } while (cursor);
    assert.ok(ids.length > 50);
    assert.deepEqual(ids, [...new Set(ids)].toSorted().toReversed());
    assert.equal(refused(await room.ask('listPromotions', { cursor: 'x' }, writer)), 'invalid-input');
  });
});

describe('a coupon', () => {
  const coupon = (promotionId: string, code: string) => ({
    code,
    promotionId,
    isActive: true,
    beginsAt: null,
    endsAt: null,
    redemptionsMost: 5,
    perBuyerMost: 1,
    version: 0,
  });
  const aCouponPromotion = async () =>
    accepted(await room.ask('putPromotion', draft({ needsCoupon: true }), writer)).promotionId;

  test('is written, listed, changed and deleted; its promotion stays as long as it is there', async () => {
    const promotionId = await aCouponPromotion();
    const first = coupon(promotionId, 'SPRING-1');
    const written = accepted(await room.ask('putCoupon', first, writer));
    const { changedBy, changedAt } = written;
    assert.ok(changedBy?.startsWith('staff:') && changedAt !== null);
    assert.deepEqual(written, { ...first, redeemed: 0, version: 1, changedBy, changedAt });
    assert.deepEqual(accepted(await room.ask('putCoupon', first, writer)), written);
    accepted(await room.ask('putCoupon', coupon(promotionId, 'SPRING-2'), writer));
    const list = async (cursor?: string) =>
      accepted(
        await room.ask('listCoupons', { promotionId, limit: 1, ...(cursor ? { cursor } : {}) }, writer),
      );
    const page = await list();
    assert.deepEqual([page.coupons.map(({ code }) => code), page.nextCursor], [['SPRING-1'], 'SPRING-1']);
    const next = await list('SPRING-1');
    assert.deepEqual([next.coupons.map(({ code }) => code), next.nextCursor], [['SPRING-2'], null]);
    const off = { ...first, isActive: false, version: 1 };
    assert.equal(accepted(await room.ask('putCoupon', off, writer)).version, 2);
    assert.equal(
      refused(await room.ask('putCoupon', { ...off, perBuyerMost: 2 }, writer)),
      'version-conflict',
    );
    const storm = Array.from({ length: 5 }, () =>
      room.ask('putCoupon', { ...off, perBuyerMost: 2, version: 2 }, writer),
    );
    for (const answer of await Promise.all(storm)) assert.equal(accepted(answer).version, 3);
    assert.equal(refused(await room.ask('deletePromotion', { promotionId }, writer)), 'in-use');
    for (const code of ['SPRING-1', 'SPRING-2']) accepted(await room.ask('deleteCoupon', { code }, writer));
    accepted(await room.ask('deleteCoupon', { code: 'SPRING-1' }, writer));
    assert.equal(refused(await room.ask('deleteCoupon', { code: 'SPRING-3' }, writer)), 'not-found');
    accepted(await room.ask('deletePromotion', { promotionId }, writer));
    accepted(await room.ask('deletePromotion', { promotionId }, writer));
    assert.equal(refused(await room.ask('getPromotion', { promotionId }, writer)), 'not-found');
    assert.deepEqual(
      (await changes('SPRING-1')).map(({ what }) => what),
      ['coupon-written', 'coupon-written', 'coupon-written', 'coupon-deleted'],
    );
  });

  test('needs a promotion that takes coupons', async () => {
    const open = accepted(await room.ask('putPromotion', draft(), writer)).promotionId;
    for (const promotionId of [open, uuidv7()]) {
      const answer = await room.ask('putCoupon', coupon(promotionId, 'NONE'), writer);
      assert.deepEqual('path' in answer && [answer.refusal, answer.path], ['value-invalid', '/promotionId']);
    }
  });
});

test('who may only read does not write, and others do neither', async () => {
  const promotion = draft();
  assert.equal(refused(await room.ask('putPromotion', promotion, may('promotions.read'))), 'not-allowed');
  for (const as of [support, {}]) {
    assert.ok(
      ['not-allowed', 'sign-in-required'].includes(refused(await room.ask('listPromotions', {}, as))),
    );
  }
  const { promotionId } = promotion;
  assert.equal(refused(await room.ask('getPromotion', { promotionId }, writer)), 'not-found');
});
