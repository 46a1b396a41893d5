import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, aPerson, query, refusalsOf } from '../../testing.ts';

describe('wishlist and consents', () => {
  let room: TestRoom<'user'>;
  let ada: { subject: Subject };
  let bob: { subject: Subject };
  before(async () => {
    room = await openTestRoom(userService);
  });
  beforeEach(async () => {
    ada = await aPerson(room);
    bob = await aPerson(room);
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const wish = (variantId: string, as = ada) => room.ask('addToWishlist', { variantId }, as);
  const wishes = async (as = ada) =>
    accepted(await room.ask('getWishlist', {}, as)).items.map(({ variantId }) => variantId);

  test('a wish is kept once, newest first, seen by its owner only, and taken off', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    room.statements.length = 0;
    accepted(await wish(one));
    assert.deepEqual(room.statements, ['user.wishlist.open', 'user.wishlist.add']);
    accepted(await wish(two));
    accepted(await wish(one));
    assert.deepEqual(await wishes(), [two, one]);
    assert.deepEqual(await wishes(bob), []);
    accepted(await room.ask('removeFromWishlist', { variantId: one }, bob));
    assert.deepEqual(await wishes(), [two, one]);
    room.statements.length = 0;
    accepted(await room.ask('removeFromWishlist', { variantId: one }, ada));
    assert.deepEqual(room.statements, ['user.wishlist.remove']);
    accepted(await room.ask('removeFromWishlist', { variantId: one }, ada));
    assert.deepEqual(await wishes(), [two]);
  });

  test('a wishlist holds two hundred, also when twenty come at once', async () => {
    accepted(await wish(randomUUID()));
    const { subject } = ada;
    assert.ok(subject.kind === 'customer');
    await query(
      room,
      `insert into wishlist_item (account_id, variant_id) select $1, uuidv7() from generate_series(1, 194)`,
      [subject.customerId],
    );
    await query(room, 'update wishlist set items = 195 where account_id = $1', [subject.customerId]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => wish(randomUUID())));
    assert.equal(refusalsOf(answers).filter((refusal) => refusal === 'accepted').length, 5);
    assert.equal(refusalsOf(answers).filter((refusal) => refusal === 'limit-reached').length, 15);
    assert.equal((await wishes()).length, 200);
  });

  const say = (isGiven: boolean, textVersion = '2026-10', as = ada) =>
    room.ask('setConsent', { purpose: 'marketing-mail', textVersion, locale: 'en-gb', isGiven }, as);
  const consents = async (input = {}, as = ada) => accepted(await room.ask('listConsents', input, as));

  test('the last word on a text counts, and all that was said is kept', async () => {
    room.statements.length = 0;
    accepted(await say(true));
    assert.deepEqual(room.statements, ['user.customer.lock', 'user.consent.insert']);
    accepted(await say(true));
    accepted(await say(false));
    accepted(await say(true, '2026-11'));
    const { current, history } = await consents();
    const inShort = (each: { textVersion: string; isGiven: boolean }) => [each.textVersion, each.isGiven];
    assert.deepEqual(current.map(inShort), [['2026-11', true]]);
    assert.deepEqual(history.map(inShort), [
      ['2026-11', true],
      ['2026-10', false],
      ['2026-10', true],
    ]);
    assert.deepEqual(await consents({}, bob), { current: [], history: [], nextCursor: null });
    const first = await consents({ limit: 2 });
    const second = await consents({ limit: 2, cursor: first.nextCursor });
    assert.deepEqual([...first.history, ...second.history], history);
    assert.equal(second.nextCursor, null);
  });

  test('said twenty times at once, it is written down once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => say(true)));
    assert.equal((await consents()).history.length, 1);
  });
});
