import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, type FakeWorld } from '../../testing.ts';

describe('the buyer of an order that is paid', () => {
  let room: TestRoom<'order'>;
  let world: FakeWorld;
  before(async () => {
    world = aWorld();
    room = await openTestRoom(orderService, { neighbours: world.neighbours });
  });
  beforeEach(() => {
    world.down.clear();
    world.before.clear();
  });
  after(async () => {
    const findings = await orderService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const buy = async () => {
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
    room.statements.length = 0;
    return accepted(await room.ask('checkout', input, { idempotencyKey: crypto.randomUUID() }));
  };
  const mailsOf = ({ orderId }: { orderId: string }) =>
    world.mails.filter(({ messageKey }) => messageKey === `order-confirmation:${orderId}`).length;
  const hasJob = () => room.statements.includes('runtime.jobs.order.add');

  test('is told before its goods are noted as set aside, without a job', async () => {
    const order = await buy();
    assert.deepEqual([order.state, mailsOf(order), hasJob()], ['paid', 1, false]);
    assert.ok(room.statements.at(-2) === 'order.lease.release', room.statements.join(' '));
  });

  test('is told by a job when user is away, and told once', async () => {
    world.down.add('user.notify');
    const order = await buy();
    assert.deepEqual([order.state, mailsOf(order), hasJob()], ['paid', 0, true]);
    world.down.clear();
    await room.run('send-order-mail', { orderId: order.orderId, template: 'order-confirmation' });
    await room.run('send-order-mail', { orderId: order.orderId, template: 'order-confirmation' });
    assert.equal(mailsOf(order), 1);
  });

  test('does not wait for a user that takes long', async () => {
    const { promise: late, resolve: answer } = Promise.withResolvers<void>();
    world.before.set('user.notify', () => late);
    const order = await buy();
    assert.deepEqual([order.state, mailsOf(order), hasJob()], ['paid', 0, true]);
    answer();
    await delay(1);
    assert.equal(mailsOf(order), 1);
  });
});
