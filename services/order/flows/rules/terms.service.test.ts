import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
before(async () => {
  room = await openTestRoom(orderService, { neighbours: aWorld().neighbours });
});
after(() => room.close());

const told = (delivery: Awaited<ReturnType<typeof terms>>['delivery']) =>
  delivery.map(({ isAbroad, title, daysMin, daysMax, prices }) => [
    isAbroad ? 'abroad' : 'home',
    title,
    `${daysMin}-${daysMax}`,
    ...prices.map(
      ({ goodsFrom, price }) => `${goodsFrom.amountMinor}: ${price.amountMinor} ${price.currency}`,
    ),
  ]);
const terms = async (locale: 'en-gb' | 'zh-cn') => accepted(await room.ask('getTerms', { locale }));

test('the terms of a market are its rules and settings, in one statement', async () => {
  room.statements.length = 0;
  const british = await terms('en-gb');
  assert.equal(room.statements.length, 1);
  assert.equal(british.returnDays, 30);
  assert.deepEqual(british.seller, {
    name: 'Souk Ltd',
    address: '1 Market Street, London, EC1A 1AA, United Kingdom',
    email: 'shop@souk.example',
  });
  assert.doesNotMatch(british.shopUrl, /\/$/);
  assert.deepEqual(told(british.delivery), [
    ['home', 'Standard delivery', '3-5', '0: 395 GBP', '5000: 0 GBP'],
    ['home', 'Express delivery', '1-2', '0: 695 GBP'],
    ['abroad', 'International delivery', '5-12', '0: 1295 GBP'],
  ]);
  assert.deepEqual(told((await terms('zh-cn')).delivery), [
    ['home', '标准配送', '2-5', '0: 1200 CNY', '9900: 0 CNY'],
    ['home', '特快配送', '1-2', '0: 2200 CNY'],
  ]);
});

test('the terms of another market are told in the language asked and the money of the market', async () => {
  const chosen = accepted(await room.ask('getTerms', { locale: 'zh-cn', market: 'gb' }));
  assert.deepEqual(told(chosen.delivery)[0], ['home', '标准配送', '3-5', '0: 395 GBP', '5000: 0 GBP']);
  const american = accepted(await room.ask('getTerms', { locale: 'en-gb', market: 'us' }));
  const currencies = american.delivery.flatMap(({ prices }) => prices.map(({ price }) => price.currency));
  assert.deepEqual([...new Set(currencies)], ['USD']);
});
