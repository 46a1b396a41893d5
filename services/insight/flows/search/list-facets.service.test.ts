import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import fc from 'fast-check';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../../service.ts';
import { aCategoryChanged, aProductChanged, aVariant } from '../../testing.ts';

type Thing = { category: string; brand: string; colour: string; priceMinor: number; isAvailable: boolean };

const categories = { kitchen: null, cups: 'kitchen', plates: 'kitchen', garden: null } as const;
const things: Thing[] = Array.from({ length: 24 }, (_, index) => ({
  category: ['cups', 'plates', 'garden', 'kitchen'][index % 4] ?? '',
  brand: ['acme', 'bell', 'coil'][index % 3] ?? '',
  colour: ['Red', 'Blue'][index % 2] ?? '',
  priceMinor: [150, 250, 950, 2400, 20_000][index % 5] ?? 0,
  isAvailable: index % 6 !== 0,
}));

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
  for (const [slug, parent] of Object.entries(categories)) {
    await room.hear(aCategoryChanged(slug, { en: slug, zh: slug }, parent));
  }
  for (const thing of things) await room.hear(eventOf(thing));
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

function eventOf({ category, brand, colour, priceMinor, isAvailable }: Thing) {
  const both = (text: string) => ({ en: text, zh: text });
  const variant = aVariant({
    prices: [{ market: 'gb', price: { amountMinor: priceMinor, currency: 'GBP' } }],
  });
  const changed = aProductChanged(
    { title: both('Sturdy thing'), categorySlugs: [category], variants: [variant] },
    { availability: { [variant.variantId]: isAvailable ? 1 : 0 } },
  );
  return {
    ...changed,
    payload: {
      ...changed.payload,
      brand: { slug: brand, title: brand.toUpperCase() },
      attributes: [{ key: 'colour', title: { en: 'Colour', zh: '颜色' }, value: both(colour) }],
    },
  };
}

type Input = Omit<InputTo<'insight', 'listFacets'>, 'locale'>;

async function counts(input: Input): Promise<Record<string, Record<string, number>>> {
  const answer = await room.ask('listFacets', { ...input, locale: 'en-gb' });
  assert.ok('facets' in answer, JSON.stringify(answer));
  return Object.fromEntries(
    answer.facets.map(({ facet, values }) => [
      facet,
      Object.fromEntries(
        values.map(({ value, count, priceFromMinor }) => [facet === 'price' ? priceFromMinor : value, count]),
      ),
    ]),
  );
}

test('a facet counts what the other choices leave, as if nothing had been chosen of itself', async () => {
  const both = await counts({ query: 'sturdy', chosen: 'brand=acme&colour=Red' });
  assert.deepEqual(both['brand'], { acme: 4, bell: 4, coil: 4 });
  assert.deepEqual(both['colour'], { Red: 4, Blue: 4 });
  assert.deepEqual(both['availability'], { false: 4 }, 'every red thing of acme is out');
});

test('facets and their values have titles, and bands of prices their limits', async () => {
  const answer = await room.ask('listFacets', { locale: 'zh-cn' });
  assert.deepEqual(answer, { facets: [] }, 'nothing is sold in China');
  const english = await room.ask('listFacets', { locale: 'en-gb', isAvailable: true });
  assert.ok('facets' in english);
  const facet = (name: string) => english.facets.find((each) => each.facet === name);
  assert.deepEqual(facet('brand')?.values[0], { value: 'bell', title: 'BELL', count: 8 });
  assert.equal(facet('colour')?.title, 'Colour');
  assert.deepEqual(
    facet('price')?.values.find(({ priceFromMinor }) => priceFromMinor === 200),
    {
      value: '2',
      title: null,
      count: 4,
      priceFromMinor: 200,
      priceToMinor: 499,
    },
  );
});

test('facets cost two statements, a third where a word is unknown', async () => {
  const costs = async (input: Input) => {
    room.statements.length = 0;
    await counts(input);
    return room.statements.length;
  };
  assert.deepEqual(
    [await costs({}), await costs({ query: 'sturdy' }), await costs({ query: 'sturdy qq' })],
    [2, 2, 3],
  );
});

const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

test('whatever is chosen, facets and search agree with counting by hand', async () => {
  const choice = fc.record({
    query: some('sturdy', 'thing'),
    category: some('kitchen', 'cups', 'garden'),
    brand: some('acme', 'bell'),
    colour: some('Red'),
    priceToMinor: some(250, 1000),
    isAvailable: some(true),
  });
  await fc.assert(
    fc.asyncProperty(choice, async ({ brand, colour, ...rest }) => {
      const chosen = new URLSearchParams({ ...(brand && { brand }), ...(colour && { colour }) }).toString();
      const input = Object.fromEntries(
        Object.entries({ ...rest, chosen }).filter(([, value]) => value !== undefined),
      );
      const passes = (thing: Thing, but: string) =>
        ((but === 'category' && rest.query !== undefined) || isBelow(thing.category, rest.category)) &&
        (but === 'brand' || brand === undefined || thing.brand === brand) &&
        (but === 'colour' || colour === undefined || thing.colour === colour) &&
        (but === 'price' || thing.priceMinor <= (rest.priceToMinor ?? Infinity)) &&
        (but === 'availability' || !rest.isAvailable || thing.isAvailable);
      const tally = (facet: string, valueOf: (thing: Thing) => string[]) => {
        const tallied: Record<string, number> = {};
        for (const thing of things.filter((each) => passes(each, facet))) {
          for (const value of valueOf(thing)) tallied[value] = (tallied[value] ?? 0) + 1;
        }
        return tallied;
      };
      const found = await counts(input);
      assert.deepEqual(
        found['brand'] ?? {},
        tally('brand', (thing) => [thing.brand]),
      );
      assert.deepEqual(
        found['colour'] ?? {},
        tally('colour', (thing) => [thing.colour]),
      );
      assert.deepEqual(
        found['category'] ?? {},
        tally('category', ({ category }) => above(category)),
      );
      assert.deepEqual(
        found['availability'] ?? {},
        tally('availability', (thing) => [String(thing.isAvailable)]),
      );
      const page = await room.ask('searchProducts', { ...input, locale: 'en-gb' });
      assert.equal('total' in page && page.total, things.filter((thing) => passes(thing, '')).length);
    }),
    { numRuns: 40, seed: 7 },
  );
});

function above(category: string): string[] {
  const parent = categories[category as keyof typeof categories];
  return parent ? [category, parent] : [category];
}

function isBelow(category: string, wanted: string | undefined): boolean {
  return wanted === undefined || above(category).includes(wanted);
}

test('more facets than one may choose of are refused', async () => {
  const chosen = Array.from({ length: 11 }, (_, index) => `k${index}=v`).join('&');
  for (const call of ['searchProducts', 'listFacets'] as const) {
    const refused = await room.ask(call, { chosen, locale: 'en-gb' });
    assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], ['invalid-input', '/chosen']);
  }
});
