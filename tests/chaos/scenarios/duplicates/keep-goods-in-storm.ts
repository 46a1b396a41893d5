import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { stockUp } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { aKey, done, some, triedTwice, type Storm } from './storm.ts';

/** What staff write about goods, each request sent several times: prices, stock, collections, words of the search. */
export async function keepGoodsInStorm({ owner }: ChaosShop, storm: Storm): Promise<void> {
  const [variantId] = await stockUp({ owner }, 10);
  const price = { variantId, market: 'gb' as const, price: { amountMinor: 990, currency: 'GBP' as const } };
  await storm('setPrice', () => owner.catalog.setPrice(price), done);
  const priceId = uuidv7();
  const dearer = { ...price.price, amountMinor: 1290 };
  const later = { ...price, price: dearer, priceId, from: '2031-01-01T00:00:00.000Z' };
  await storm('schedulePrice', () => owner.catalog.schedulePrice(later), done);
  await storm('withdrawPrice', () => owner.catalog.withdrawPrice({ priceId }), done);
  await moveStockInStorm(owner, storm, variantId);
  await exchangeInStorm(owner, storm);
  const slug = some('tried');
  const collection = {
    slug,
    title: triedTwice,
    description: triedTwice,
    seo: null,
    rule: null,
    picks: [],
    version: 0,
  };
  const collectionKey = aKey();
  await storm(
    'saveCollection',
    () => owner.catalog.saveCollection(collection, collectionKey),
    ({ version }) => version,
  );
  const old = { ...collection, slug: some('old') };
  answerOf(await untilAnswered(() => owner.catalog.saveCollection(old, aKey())));
  await storm('removeCollection', () => owner.catalog.removeCollection({ slug: old.slug }), done);
  const brands = [{ slug: some('brand'), title: 'Tried' }];
  await storm('importBrands', () => owner.catalog.importBrands({ brands }), done);
  const word = { language: 'en' as const, word: some('tried').replace('-', ''), means: ['cup'] };
  await storm('setSynonyms', () => owner.insight.setSynonyms(word), done);
  const boostId = uuidv7();
  const boost = { boostId, target: 'category=kitchen', word: null, factor: 2, startsAt: null, endsAt: null };
  await storm('setBoost', () => owner.insight.setBoost({ ...boost, reason: 'season' }), done);
  const ended = { ...boost, boostId: uuidv7(), reason: 'over' };
  answerOf(await untilAnswered(() => owner.insight.setBoost(ended)));
  await storm('removeBoost', () => owner.insight.removeBoost({ boostId: ended.boostId }), done);
}

/** Rates of a day that no price goes by. */
async function exchangeInStorm(owner: ChaosShop['owner'], storm: Storm): Promise<void> {
  const rates = [{ currency: 'KWD' as const, date: '2020-02-29', perUsd: '0.3' }];
  await storm(
    'recordExchangeRates',
    () => owner.catalog.recordExchangeRates({ source: 'Tried', rates }),
    done,
  );
}

async function moveStockInStorm(owner: ChaosShop['owner'], storm: Storm, variantId: string): Promise<void> {
  const locationId = some('shelf');
  await storm(
    'putLocation',
    () => owner.catalog.putLocation({ locationId, title: 'Shelf', priority: 900 }),
    done,
  );
  const movement = { movementId: uuidv7(), variantId, quantity: 5, reason: 'received' as const, locationId };
  await storm(
    'receiveStock',
    () => owner.catalog.receiveStock({ movements: [movement] }),
    ({ recorded, known }) => recorded + known,
  );
  const lines = [{ variantId, quantity: 5 }];
  const transfer = { transferId: uuidv7(), fromLocationId: locationId, toLocationId: 'main', lines };
  await storm('transferStock', () => owner.catalog.transferStock(transfer), done);
  const count = { countId: uuidv7(), locationId, reason: 'stock-taking', lines: [{ variantId, counted: 0 }] };
  await storm(
    'countStock',
    () => owner.catalog.countStock(count),
    ({ lines }) => lines,
  );
  const limits = { reason: 'tried', lines: [{ variantId, safety: 1, backorderLimit: 0 }] };
  await storm('setStockLimits', () => owner.catalog.setStockLimits(limits), done);
}
