import { join } from 'node:path';
import { openMeasuredRoom, type MeasuredRoom, type ToldEvent } from '../open-measured-room.ts';
import { percentile } from '../percentile.ts';
import { ndcg } from './ndcg.ts';
import { plainBm25 } from './plain-bm25.ts';
import { readIcecat, type IcecatProduct } from './read-icecat.ts';
import { readJudgements } from './read-judgements.ts';

export type SearchFigures = {
  products: number;
  queries: number;
  /** Mean nDCG@10 of our search and of plain BM25 over the same fields, 0 to 1. */
  ours: number;
  plain: number;
  byQuery: { query: string; ours: number; plain: number }[];
  indexSeconds: number;
  medianMs: number;
  p99Ms: number;
};

/** A part of the data: the first judged queries, and of the products those judged for them and every so-manieth other. */
export type SearchSlice = { queries: number; everyProduct: number };

const atOnce = 3;
const rounds = 5;
const all: SearchSlice = { queries: Infinity, everyProduct: 1 };

/**
 * Measures search on real products and judgements (Icecat, from the Chorus project): loads the products of a folder into an insight
 * room as events, asks every judged query, and has plain BM25 answer the same over the same fields; or all that with a slice of them.
 */
export async function measureSearch(
  folder: string,
  tell: (line: string) => void,
  slice: SearchSlice = all,
): Promise<SearchFigures> {
  const everyJudgement = await readJudgements(join(folder, 'icecat-judgments-dev.csv.gz'));
  const judgements = new Map([...everyJudgement].slice(0, slice.queries));
  const judged = new Set([...judgements.values()].flatMap((grades) => [...grades.keys()]));
  const isTaken = (id: string, place: number) => place % slice.everyProduct === 0 || judged.has(id);
  const room = await openMeasuredRoom();
  try {
    const started = performance.now();
    const texts = await load(room, { path: join(folder, 'icecat-products.jsonl.gz'), isTaken }, tell);
    await room.run('count-words');
    const indexSeconds = (performance.now() - started) / 1000;
    const plain = plainBm25(texts);
    const timesMs: number[] = [];
    const byQuery = [];
    for (const [query, grades] of judgements) {
      const results = await ask(room, query, timesMs);
      byQuery.push({ query, ours: ndcg(results, grades), plain: ndcg(plain(query), grades) });
    }
    for (let round = 1; round < rounds; round += 1) {
      for (const query of judgements.keys()) await ask(room, query, timesMs);
    }
    return {
      products: texts.size,
      queries: byQuery.length,
      ours: mean(byQuery.map(({ ours }) => ours)),
      plain: mean(byQuery.map((each) => each.plain)),
      byQuery,
      indexSeconds,
      medianMs: percentile(timesMs, 0.5),
      p99Ms: percentile(timesMs, 0.99),
    };
  } finally {
    await room.close();
  }
}

async function load(
  room: MeasuredRoom,
  { path, isTaken }: { path: string; isTaken: (id: string, place: number) => boolean },
  tell: (line: string) => void,
): Promise<Map<string, string>> {
  let place = 0;
  const texts = new Map<string, string>();
  let batch: IcecatProduct[] = [];
  const flush = async () => {
    await Promise.all(batch.map((product) => room.hear(toEvent(product))));
    batch = [];
  };
  for await (const product of readIcecat(path)) {
    const { id, title, brand, description, attributes } = product;
    place += 1;
    if (!isTaken(id, place)) continue;
    texts.set(id, [title, brand, description, ...attributes.map(({ value }) => value)].join(' '));
    batch.push(product);
    if (batch.length === atOnce) await flush();
    if (texts.size % 5000 === 0) tell(`${texts.size} products`);
  }
  await flush();
  return texts;
}

async function ask(room: MeasuredRoom, query: string, timesMs: number[]): Promise<string[]> {
  const started = performance.now();
  const { products } = await room.ask('searchProducts', { query, locale: 'en-gb', limit: 10 });
  timesMs.push(performance.now() - started);
  return products.map(({ slug }) => slug.slice(slugPrefix.length));
}

const slugPrefix = 'icecat-';

function toEvent(product: IcecatProduct): ToldEvent<'product.changed'> {
  const { id, productId, title, description, brand, attributes, priceMinor } = product;
  const both = (text: string) => ({ en: text, zh: text });
  const variant = {
    variantId: productId,
    sku: id,
    option: null,
    picture: null,
    prices: [{ market: 'gb' as const, price: { amountMinor: priceMinor, currency: 'GBP' as const } }],
  };
  const payload = {
    product: {
      productId,
      slug: `${slugPrefix}${id}`,
      title: both(title),
      description: both(description),
      categorySlugs: [],
      taxClass: 'standard' as const,
      optionName: null,
      popularity: 0,
      variants: [variant],
    },
    pictures: {},
    availability: { [productId]: 10 },
    brand: { slug: brand.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), title: brand },
    attributes: attributes.map(({ key, value }) => ({ key, title: both(key), value: both(value) })),
  };
  return { name: 'product.changed', key: productId, version: 1, payload };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
