import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, address, aQuote, aWorld, card, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const writer: { subject: Subject } = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['rules.write'] },
};
const classes = ['standard', 'reduced', 'zero'] as const;

/** Orders one thing of each tax class at 119.00; gives the order's id. */
async function orderTo(
  to: Partial<typeof address> | Record<string, string>,
  locale: 'en-gb' | 'zh-cn' = 'en-gb',
) {
  const lines = classes.map((taxClass) => {
    const quote = aQuote({ taxClass, unitPrice: { amountMinor: 11_900, currency: 'GBP' } });
    world.quotes.set(quote.variantId, quote);
    return { variantId: quote.variantId, quantity: 1 };
  });
  const { cartToken } = accepted(await room.ask('createCart', { locale, lines }));
  const shippingAddress = { ...address, ...to };
  const details = { email: 'ada@example.com', shippingAddress, shippingMethod: 'standard' };
  const { totals } = accepted(await room.ask('setCartDetails', { cartToken, ...details }));
  const input = { cartToken, expectedTotal: totals.total, paymentMethod: card };
  return accepted(await room.ask('checkout', input)).orderId;
}

type Row = [tax: number, rateBasisPoints: number, jurisdiction: string, rule: string];
/** What is stored of the tax of an order: of its lines, in the order of the classes, and of its delivery. */
async function storedTax(orderId: string) {
  const lines = await room.db.rows<{ row: Row }>({
    name: '',
    text: `select jsonb_build_array(tax_minor, tax_rate_basis_points, tax_jurisdiction, tax_rule) as row
      from order_lines where order_id = $1 order by position`,
    values: [orderId],
  });
  const [delivery] = await room.db.rows<{ row: Row }>({
    name: '',
    text: `select jsonb_build_array(shipping_tax_minor, shipping_tax_rate_basis_points, shipping_tax_rule) as row
      from orders where order_id = $1`,
    values: [orderId],
  });
  return [...lines, delivery].map((line) => line?.row);
}

// HMRC VAT notices 700, 701 and 703: 20 % since 4 January 2011, 5 % since 1 September 1997, zero rates since 1 April 1973
// at home, and for goods that leave the United Kingdom. The Isle of Man is treated as part of it.
test('British goods carry the rules of Britain; delivery, free from 50.00 on, that of its own class', async () => {
  const expected = [
    [1983, 2000, 'GB', 'GB/standard/2011-01-04'],
    [567, 500, 'GB', 'GB/reduced/1997-09-01'],
    [0, 0, 'GB', 'GB/zero/1973-04-01'],
    [0, 2000, 'GB/standard/2011-01-04'],
  ];
  assert.deepEqual(await storedTax(await orderTo({})), expected);
  assert.deepEqual(await storedTax(await orderTo({ country: 'IM', postalCode: 'IM1 1AA' })), expected);
});

test('what leaves the United Kingdom names the rules of exports, delivery too', async () => {
  assert.deepEqual(await storedTax(await orderTo({ country: 'FR', postalCode: '75001' })), [
    [0, 0, 'GB-export', 'GB-export/standard/1973-04-01'],
    [0, 0, 'GB-export', 'GB-export/reduced/1973-04-01'],
    [0, 0, 'GB-export', 'GB-export/zero/1973-04-01'],
    [0, 0, 'GB-export/standard/1973-04-01'],
  ]);
});

// UStG § 12: 19 % and 7 % since 1 January 2021; there is no zero rate for goods. 12.95 of delivery holds 2.07.
test('where the market says that tax is due in Germany, its rules are named', async () => {
  const { rules, version } = accepted(await room.ask('getMarketRules', { market: 'gb' }, writer));
  const taxZones = [...rules.taxZones, { country: 'DE', jurisdiction: 'DE' }];
  const changed = accepted(
    await room.ask('putMarketRules', { market: 'gb', version, rules: { ...rules, taxZones } }, writer),
  );
  assert.deepEqual(await storedTax(await orderTo({ country: 'DE', postalCode: '10115' })), [
    [1900, 1900, 'DE', 'DE/standard/2021-01-01'],
    [779, 700, 'DE', 'DE/reduced/2021-01-01'],
    [779, 700, 'DE', 'DE/zero/2021-01-01'],
    [207, 1900, 'DE/standard/2021-01-01'],
  ]);
  const back = { market: 'gb', version: changed.version, rules } as const;
  accepted(await room.ask('putMarketRules', back, writer));
});

test('a rate that changes leaves the orders before it alone, and those after it name the new rule', async () => {
  const before = await orderTo({});
  const [known] = accepted(await room.ask('listTaxRates', {}, writer)).jurisdictions.filter(
    ({ jurisdiction }) => jurisdiction === 'GB',
  );
  assert.ok(known);
  const today = new Date().toISOString().slice(0, 10);
  const raised = { taxClass: 'standard', rateBasisPoints: 2100, validFrom: today, validUntil: null } as const;
  const rates = [
    ...known.rates.map((rate) =>
      rate.taxClass === 'standard' && rate.validUntil === null ? { ...rate, validUntil: today } : rate,
    ),
    { ...raised, source: 'Finance Act' },
  ];
  const { jurisdiction, timeZone, version } = known;
  const second = accepted(await room.ask('putTaxRates', { jurisdiction, timeZone, version, rates }, writer));
  const later = await orderTo({});
  const first = async (orderId: string) => (await storedTax(orderId))[0];
  assert.deepEqual(await first(before), [1983, 2000, 'GB', 'GB/standard/2011-01-04']);
  assert.deepEqual(await first(later), [2065, 2100, 'GB', `GB/standard/${today}`]);
  const undo = { jurisdiction: 'GB', version: second.version };
  accepted(await room.ask('undoTaxRates', undo, writer));
  assert.deepEqual(await first(await orderTo({})), [1983, 2000, 'GB', 'GB/standard/2011-01-04']);
});
