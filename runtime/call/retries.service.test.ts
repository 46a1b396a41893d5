import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { refuse } from '#contracts/refusals.ts';
import { ServiceFailure } from '../door/failure.ts';
import { callContext } from '../testing/call-context.ts';
import { openCallBench, type CallBench, type CallProcess } from '../testing/open-call-bench.ts';

const id = '01890000-0000-7000-8000-000000000001';
let bench: CallBench;
let caller: CallProcess;
let gateway: CallProcess;
let tries = 0;

beforeEach(async () => {
  await bench?.close();
  bench = openCallBench();
  caller = await bench.openProcess({ order: {} });
  gateway = await bench.openProcess({ gateway: {} });
  bench.instances.length = 0;
  tries = 0;
});
after(() => bench.close());

/** A service whose every answer is this failure, or the end of the connection. */
const openFailing = (service: 'catalog' | 'order' | 'payment', failure?: object) =>
  bench.openPeer(service, (request, response) => {
    tries += 1;
    request.resume();
    if (!failure) return void request.socket.destroy();
    response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ failure }));
  });

const unavailable = { code: 'unavailable', message: 'no', wasNotStarted: false };
const quote = () =>
  caller.reach('order', 'catalog', 'quote', { variantIds: [id], locale: 'en-gb' }, callContext());
const reserve = () =>
  caller.reach('order', 'catalog', 'reserve', { orderId: id, lines: [], holdSeconds: 1 }, callContext());
const createCart = (key?: string) =>
  gateway.reach('gateway', 'order', 'createCart', { locale: 'en-gb' }, callContext(), key);
const fails = async (calling: Promise<unknown>, code: string) => {
  await assert.rejects(calling, (error) => error instanceof ServiceFailure && error.code === code);
};

test('a read and a call with a natural key are tried three times when the outcome is unknown', async () => {
  await openFailing('catalog', unavailable);
  await fails(quote(), 'unavailable');
  assert.equal(tries, 3);
  await fails(reserve(), 'unavailable');
  assert.equal(tries, 6);
});

test('so they are when the connection ends without an answer', async () => {
  await openFailing('catalog');
  await fails(quote(), 'unavailable');
  assert.equal(tries, 3);
});

test('a call with an Idempotency-Key is tried again, without one only when it certainly had no effect', async () => {
  await openFailing('order', unavailable);
  await fails(createCart(), 'unavailable');
  assert.equal(tries, 1);
  await fails(createCart('a-key-of-this-cart'), 'unavailable');
  assert.equal(tries, 4);
  bench.instances.length = 0;
  await openFailing('order', { ...unavailable, wasNotStarted: true });
  await fails(createCart(), 'unavailable');
  assert.equal(tries, 7);
});

test('refusals and other failures are answers: they are not asked for again', async () => {
  await openFailing('catalog', { code: 'internal', message: 'a bug', wasNotStarted: false });
  await fails(quote(), 'internal');
  assert.equal(tries, 1);
  bench.instances.length = 0;
  await openFailing('catalog', { code: 'overloaded', message: 'too much', wasNotStarted: false });
  await fails(quote(), 'overloaded');
  assert.equal(tries, 2);
  bench.instances.length = 0;
  let answers = 0;
  await bench.openProcess({
    catalog: {
      reserve: () => {
        answers += 1;
        return Promise.resolve(refuse('out-of-stock', 'There is none.'));
      },
    },
  });
  const input = { orderId: id, lines: [{ variantId: id, quantity: 1 }], holdSeconds: 60 };
  const refused = await caller.reach('order', 'catalog', 'reserve', input, callContext());
  assert.deepEqual(refused, refuse('out-of-stock', 'There is none.'));
  assert.equal(answers, 1);
});

test('a room whose database is away is told of as away, one with a bug as failed', async () => {
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const cutOff = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  const errors: [Error, string][] = [
    [away, 'unavailable'],
    [cutOff, 'deadline-exceeded'],
    [new TypeError('a bug'), 'internal'],
  ];
  for (const [error, code] of errors) {
    bench.instances.length = 0;
    await bench.openProcess({ catalog: { quote: () => Promise.reject(error) } });
    await fails(quote(), code);
  }
});

test('another instance is asked when one takes no connections, whatever the call: nothing was begun there', async () => {
  await bench.openProcess({ order: { createCart: () => Promise.resolve({ cartToken: 'new' }) } });
  const [well = assert.fail()] = bench.instances;
  bench.instances.unshift({ ...well, instanceId: 'order@gone', address: 'http://127.0.0.1:9' });
  for (let call = 0; call < 4; call += 1) assert.deepEqual(await createCart(), { cartToken: 'new' });
});

test('retries are at most a burst of ten and a tenth of the calls, so that they do not multiply an outage', async () => {
  await openFailing('catalog', unavailable);
  const calls = 40;
  await Promise.all(Array.from({ length: calls }, () => fails(quote(), 'unavailable')));
  assert.equal(tries - calls, 10, 'begun at once, while the bucket was full');
  const before = tries;
  for (let call = 0; call < 20; call += 1) await fails(quote(), 'unavailable');
  const more = tries - before - 20;
  assert.ok(more >= 1 && more <= 2, `${more} retries for 20 more calls`);
});

test('each pair of services has a budget of its own', async () => {
  await openFailing('catalog', unavailable);
  await openFailing('payment', unavailable);
  await Promise.all(Array.from({ length: 20 }, () => fails(quote(), 'unavailable')));
  tries = 0;
  await fails(caller.reach('order', 'payment', 'pay', {}, callContext()), 'unavailable');
  assert.equal(tries, 3);
});
