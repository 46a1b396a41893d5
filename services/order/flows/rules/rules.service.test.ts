import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import type { MarketRulesValue } from '#contracts/order/rules.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { lockJurisdictions, writeJurisdiction } from '../../store/rules/tax-rates.ts';
import { accepted, address, aQuote, aWorld, refused, support, type FakeWorld } from '../../testing.ts';

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
const seeWhole = async () => accepted(await room.ask('getMarketRules', { market: 'gb' }, writer));
const see = async () => {
  const { changedBy: _by, changedAt: _at, ...rules } = await seeWhole();
  return rules;
};
const put = (rules: MarketRulesValue, version: number) =>
  room.ask('putMarketRules', { market: 'gb', version, rules }, writer);
const ratesOf = async (jurisdiction: string) => {
  const { jurisdictions } = accepted(await room.ask('listTaxRates', {}, writer));
  const found = jurisdictions.find((each) => each.jurisdiction === jurisdiction);
  assert.ok(found);
  return found;
};
const cartTo = async (country: string, postalCode: string, more: Parameters<typeof aQuote>[0] = {}) => {
  const quote = aQuote({ unitPrice: { amountMinor: 11_900, currency: 'GBP' }, ...more });
  world.quotes.set(quote.variantId, quote);
  const lines = [{ variantId: quote.variantId, quantity: 1 }];
  const { cartToken } = accepted(await room.ask('createCart', { locale: 'en-gb', lines }));
  const shippingAddress = { ...address, country, postalCode };
  return accepted(await room.ask('setCartDetails', { cartToken, shippingAddress }));
};

describe('the rules of a market', () => {
  test('are read, changed as a whole, felt by carts at once, and taken back', async () => {
    const first = await see();
    assert.deepEqual(
      first.rules.methods.map(({ zone, code, bands }) => [zone, code, bands.map((band) => band.priceMinor)]),
      [
        ['home', 'standard', [395, 0]],
        ['home', 'express', [695]],
        ['world', 'standard', [1295]],
      ],
    );
    const islands = { country: 'GB', regions: null, postalPrefixes: ['ZE', 'KW15'] };
    const [standard] = first.rules.methods;
    assert.ok(standard);
    const bands = [{ goodsFromMinor: 0, weightFromGrams: 0, priceMinor: 1500 }];
    const rules = {
      ...first.rules,
      zones: [{ code: 'islands', areas: [islands] }, ...first.rules.zones],
      methods: [...first.rules.methods, { ...standard, zone: 'islands', bands }],
    };
    room.statements.length = 0;
    const second = accepted(await put(rules, first.version));
    assert.equal(room.statements.length, 5);
    assert.deepEqual(await see(), { ...second, rules });
    const { changedBy, changedAt } = await seeWhole();
    assert.equal(changedBy, `staff:${staffId}`);
    assert.ok(Date.parse(changedAt) > 0);
    assert.deepEqual(accepted(await put(rules, first.version)), second);
    const prices = async (postalCode: string) =>
      (await cartTo('GB', postalCode)).shippingMethods.map(({ code, price }) => [code, price.amountMinor]);
    assert.deepEqual(await prices('ZE1 0AA'), [['standard', 1500]]);
    assert.deepEqual(await prices('SW1Y 4JH'), [
      ['standard', 0],
      ['express', 695],
    ]);
    assert.equal(refused(await put(first.rules, first.version + 7)), 'version-conflict');
    const undone = accepted(
      await room.ask('undoMarketRules', { market: 'gb', version: second.version }, writer),
    );
    assert.deepEqual(undone, { ...first, version: second.version + 1 });
    assert.deepEqual(await see(), undone);
    const changes = await room.db.rows({
      name: '',
      text: `select who, version from rule_changes where subject = 'market:gb' order by version`,
      values: [],
    });
    assert.deepEqual(changes, [
      { who: 'system', version: 1 },
      { who: `staff:${staffId}`, version: 2 },
      { who: `staff:${staffId}`, version: 3 },
    ]);
  });

  test('weight and classes of goods decide what is offered', async () => {
    const { rules, version } = await see();
    const methods = rules.methods.map((method) => {
      if (method.zone !== 'home') return method;
      return method.code === 'express'
        ? { ...method, weightMostGrams: 500, carries: [] }
        : { ...method, surcharges: [{ shippingClass: 'bulky', perPieceMinor: 2000 }] };
    });
    const changed = accepted(await put({ ...rules, methods }, version));
    const prices = async (more: Parameters<typeof aQuote>[0]) =>
      (await cartTo('GB', 'SW1Y 4JH', more)).shippingMethods.map(({ code, price }) => [
        code,
        price.amountMinor,
      ]);
    assert.equal((await prices({ weightGrams: 500 })).length, 2);
    assert.deepEqual(await prices({ weightGrams: 501 }), [['standard', 0]]);
    assert.deepEqual(await prices({ shippingClass: 'bulky' }), [['standard', 2000]]);
    accepted(await put(rules, changed.version));
  });

  test('that cannot be are refused with the field at fault, and nothing changes', async () => {
    const { rules, version } = await see();
    const [zone, method] = [rules.zones[0], rules.methods[0]];
    assert.ok(zone && method);
    const why = async (more: Partial<MarketRulesValue>) => {
      const answer = await put({ ...rules, ...more }, version);
      return isRefusal(answer) ? [answer.refusal, answer.path] : 'accepted';
    };
    const others = rules.taxZones;
    assert.deepEqual(
      [
        await why({ zones: [...rules.zones, zone] }),
        await why({ methods: [...rules.methods, method] }),
        await why({ methods: [{ ...method, zone: 'moon' }] }),
        await why({ methods: [{ ...method, daysMin: 9, daysMax: 8 }] }),
        await why({ taxZones: [...others, { country: 'GB', jurisdiction: 'GB' }] }),
        await why({ taxZones: others.filter(({ country }) => country !== '*') }),
        await why({ taxZones: [...others, { country: 'NO', jurisdiction: 'NO' }] }),
      ],
      [
        ['value-invalid', `/rules/zones/${rules.zones.length}/code`],
        ['value-invalid', `/rules/methods/${rules.methods.length}/code`],
        ['value-invalid', '/rules/methods/0/zone'],
        ['value-invalid', '/rules/methods/0/daysMax'],
        ['value-invalid', `/rules/taxZones/${others.length}/country`],
        ['value-invalid', '/rules/taxZones'],
        ['value-invalid', '/rules/taxZones'],
      ],
    );
    assert.deepEqual(await see(), { market: 'gb', version, rules });
  });

  test('of ten changes at once one is made', async () => {
    const { rules, version } = await see();
    const methods = (daysMax: number) => rules.methods.map((method) => ({ ...method, daysMax }));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => put({ ...rules, methods: methods(30 + index) }, version)),
    );
    assert.equal(answers.filter((answer) => !isRefusal(answer)).length, 1);
    accepted(await put(rules, version + 1));
  });
});

describe('tax', () => {
  test('is that of the country of delivery, where the market says so: Germany and France', async () => {
    const { rules, version } = await see();
    const taxZones = [
      ...rules.taxZones,
      { country: 'DE', jurisdiction: 'DE' },
      { country: 'FR', jurisdiction: 'FR' },
    ];
    const changed = accepted(await put({ ...rules, taxZones }, version));
    const taxTo = async (country: string, code: string, taxClass: 'standard' | 'zero') =>
      (await cartTo(country, code, { taxClass })).totals.tax.amountMinor;
    // 119.00 holds 19.00 at 19 %, 7.79 at 7 %; 19.83 at 20 %, 6.20 at 5.5 %.
    assert.deepEqual(
      [
        await taxTo('DE', '10115', 'standard'),
        await taxTo('DE', '10115', 'zero'),
        await taxTo('FR', '75001', 'standard'),
        await taxTo('FR', '75001', 'zero'),
        await taxTo('US', '94103', 'standard'),
      ],
      [1900, 779, 1983, 620, 0],
    );
    accepted(await put(rules, changed.version));
  });

  test('rates are changed as a whole, felt at once, and taken back; a new jurisdiction may come', async () => {
    const first = await ratesOf('GB');
    const { version, changedBy, changedAt, ...taxes } = first;
    assert.deepEqual([changedBy, Date.parse(changedAt ?? '') > 0], ['system', true]);
    const raised = taxes.rates.map((rate) =>
      rate.taxClass === 'standard' && rate.validUntil === null ? { ...rate, rateBasisPoints: 2500 } : rate,
    );
    const second = accepted(await room.ask('putTaxRates', { ...taxes, rates: raised, version }, writer));
    assert.equal(second.version, version + 1);
    assert.equal((await cartTo('GB', 'SW1Y 4JH')).totals.tax.amountMinor, 2380);
    assert.equal(
      refused(await room.ask('putTaxRates', { ...taxes, timeZone: 'Europe/Paris', version }, writer)),
      'version-conflict',
    );
    const undo = { jurisdiction: 'GB', version: second.version };
    const third = accepted(await room.ask('undoTaxRates', undo, writer));
    assert.deepEqual(third, { ...taxes, version: version + 2 });
    assert.equal((await ratesOf('GB')).changedBy, `staff:${staffId}`);
    assert.equal((await cartTo('GB', 'SW1Y 4JH')).totals.tax.amountMinor, 1983);
    const one = { rateBasisPoints: 500, validFrom: '2020-01-01', validUntil: null, source: 'Act' };
    const rates = (['reduced', 'standard', 'zero'] as const).map((taxClass) => ({ taxClass, ...one }));
    const norway = { jurisdiction: 'NO', timeZone: 'Europe/Oslo', rates, version: 0 };
    assert.deepEqual(accepted(await room.ask('putTaxRates', norway, writer)), { ...norway, version: 1 });
    const none = await room.ask('undoTaxRates', { jurisdiction: 'NO', version: 1 }, writer);
    assert.equal(refused(none), 'not-found');
  });

  test('rates that leave a day without one, or with two, are refused with the rate at fault', async () => {
    const rate = (
      taxClass: 'standard' | 'reduced' | 'zero',
      validFrom: string,
      validUntil: string | null,
    ) => ({
      taxClass,
      validFrom,
      validUntil,
      rateBasisPoints: 100,
      source: 'Act',
    });
    const others = [rate('reduced', '2020-01-01', null), rate('zero', '2020-01-01', null)];
    const why = async (standard: ReturnType<typeof rate>[], timeZone = 'Asia/Tokyo') => {
      const rates = [...others, ...standard];
      const answer = await room.ask(
        'putTaxRates',
        { jurisdiction: 'SG', timeZone, rates, version: 0 },
        writer,
      );
      return isRefusal(answer) ? [answer.refusal, answer.path] : 'accepted';
    };
    const open = rate('standard', '2020-01-01', null);
    assert.deepEqual(
      [
        await why([rate('standard', '2020-01-01', '2021-01-01'), rate('standard', '2021-01-02', null)]),
        await why([open, rate('standard', '2021-01-01', null)]),
        await why([rate('standard', '2020-01-01', '2021-01-01')]),
        await why([rate('standard', '2020-01-01', '2019-01-01'), open]),
        await why([rate('zero', '2019-01-01', '2020-01-01')]),
        await why([rate('standard', '2999-01-01', null)]),
        await why([open], 'Asia/Atlantis'),
      ],
      [
        ['value-invalid', '/rates/2/validUntil'],
        ['value-invalid', '/rates/2/validUntil'],
        ['value-invalid', '/rates/2/validUntil'],
        ['value-invalid', '/rates/2/validUntil'],
        ['value-invalid', '/rates'],
        ['value-invalid', '/rates'],
        ['value-invalid', '/timeZone'],
      ],
    );
  });
});

test('jurisdictions are 300 at most, also when the last two come at once', async () => {
  const sql = (text: string) => room.db.rows({ name: '', text, values: [] });
  await sql(`insert into tax_jurisdictions (jurisdiction, time_zone, version)
    select 'ZZ-' || n, 'UTC', 1 from generate_series(1, 299 - (select count(*) from tax_jurisdictions)) as n`);
  const from = { validFrom: '2020-01-01', validUntil: null, rateBasisPoints: 100, source: 'Act' };
  const rates = (['standard', 'reduced', 'zero'] as const).map((taxClass) => ({ taxClass, ...from }));
  const last = { jurisdiction: 'ZZ-last', timeZone: 'Europe/Paris', rates, version: 0 };
  const first = [lockJurisdictions(), writeJurisdiction('ZZ-first', 0, 'Europe/Paris')];
  const answer = await afterWaitingFor(room.db, first, () => room.ask('putTaxRates', last, writer));
  await sql(`delete from tax_jurisdictions where jurisdiction like 'ZZ-%'`);
  assert.deepEqual(isRefusal(answer) && [answer.refusal, answer.path], ['value-invalid', '/jurisdiction']);
});

test('only who may write rules sees and changes them', async () => {
  for (const as of [support, {}]) {
    const answers = [
      await room.ask('getMarketRules', { market: 'gb' }, as),
      await room.ask('undoMarketRules', { market: 'gb', version: 1 }, as),
      await room.ask('listTaxRates', {}, as),
    ];
    for (const answer of answers) assert.ok(['not-allowed', 'sign-in-required'].includes(refused(answer)));
  }
});
