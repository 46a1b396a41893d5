import { markets, type Market } from '#contracts/markets.ts';
import { bits, type Bits } from './bits.ts';
import { createTexts, type Texts } from './texts.ts';

const marketNames = Object.keys(markets) as Market[];

/** A product of one locale, as far as searches by words go by it and show it. */
export type IndexedDocument = {
  productId: string;
  slug: string;
  title: string;
  picture: string | null;
  /** The text of its tsvector. */
  words: string;
  titleLength: number;
  popularity: number;
  /** In the smallest unit of each market's currency; null where it is not sold. */
  pricesMinor: Readonly<Record<Market, number | null>>;
  /** Where its variants cost differently. */
  rangedIn: readonly Market[];
  availableIn: readonly Market[];
  categorySlugs: readonly string[];
  tokens: readonly string[];
};

/** What is kept of each document but its words, by its number: a column of numbers for each thing that searches look at. */
export type Documents = {
  productIds: Texts;
  slugs: Texts;
  titles: Texts;
  /** Empty where it has none. */
  pictures: Texts;
  titleLengths: Uint16Array;
  popularities: Float64Array;
  /** What the rank of each is multiplied by for its popularity: what sells well comes first among equals. */
  salesLifts: Float64Array;
  /** None has more. */
  salesLiftMost: number;
  /** NaN where it is not sold. */
  pricesMinor: Record<Market, Float64Array>;
  /** A bit for each market in which it can be had. */
  availability: Uint8Array;
  /** A bit for each market in which its variants cost differently. */
  ranges: Uint8Array;
  /** Those that are there; what went, or whose place another one took, is not among them. */
  alive: Bits;
  /** Below this number ids rise with the numbers, as they are read from the database: of two of these the ids need not be compared. */
  idsRiseTo: number;
};

export function createDocuments(size: number): Documents {
  const prices = marketNames.map((market) => [market, new Float64Array(size)] as const);
  return {
    productIds: createTexts(),
    slugs: createTexts(),
    titles: createTexts(),
    pictures: createTexts(),
    titleLengths: new Uint16Array(size),
    popularities: new Float64Array(size),
    salesLifts: new Float64Array(size),
    salesLiftMost: 1,
    pricesMinor: Object.fromEntries(prices) as Documents['pricesMinor'],
    availability: new Uint8Array(size),
    ranges: new Uint8Array(size),
    alive: bits.none(size),
    idsRiseTo: 0,
  };
}

/** The same documents with room for more. */
export function withRoomFor(documents: Documents, size: number): Documents {
  const { productIds, slugs, titles, pictures, salesLiftMost, idsRiseTo } = documents;
  const kept = { productIds, slugs, titles, pictures, salesLiftMost, idsRiseTo };
  const larger = { ...createDocuments(size), ...kept };
  larger.titleLengths.set(documents.titleLengths);
  larger.popularities.set(documents.popularities);
  larger.salesLifts.set(documents.salesLifts);
  for (const market of marketNames) larger.pricesMinor[market].set(documents.pricesMinor[market]);
  larger.availability.set(documents.availability);
  larger.ranges.set(documents.ranges);
  larger.alive.set(documents.alive);
  return larger;
}

/** Writes a document at its number, which is how many were written before. */
export function writeDocument(documents: Documents, at: number, document: IndexedDocument): void {
  addId(documents, at, document.productId);
  documents.slugs.add(document.slug);
  documents.titles.add(document.title);
  documents.pictures.add(document.picture ?? '');
  documents.titleLengths[at] = document.titleLength;
  documents.popularities[at] = document.popularity;
  const salesLift = 1 + 0.1 * Math.log(1 + document.popularity);
  documents.salesLifts[at] = salesLift;
  documents.salesLiftMost = Math.max(documents.salesLiftMost, salesLift);
  for (const market of marketNames)
    documents.pricesMinor[market][at] = document.pricesMinor[market] ?? Number.NaN;
  documents.availability[at] = marketBits(document.availableIn);
  documents.ranges[at] = marketBits(document.rangedIn);
  bits.add(documents.alive, at);
}

/** Writes what another place holds, as `writeDocument` does. */
export function copyDocument(from: Documents, number: number, to: Documents, at: number): void {
  addId(to, at, from.productIds.at(number));
  to.slugs.add(from.slugs.at(number));
  to.titles.add(from.titles.at(number));
  to.pictures.add(from.pictures.at(number));
  to.titleLengths[at] = from.titleLengths[number] ?? 0;
  to.popularities[at] = from.popularities[number] ?? 0;
  const salesLift = from.salesLifts[number] ?? 1;
  to.salesLifts[at] = salesLift;
  to.salesLiftMost = Math.max(to.salesLiftMost, salesLift);
  for (const market of marketNames)
    to.pricesMinor[market][at] = from.pricesMinor[market][number] ?? Number.NaN;
  to.availability[at] = from.availability[number] ?? 0;
  to.ranges[at] = from.ranges[number] ?? 0;
  bits.add(to.alive, at);
}

function addId(documents: Documents, at: number, productId: string): void {
  const { productIds, idsRiseTo } = documents;
  if (productIds.add(productId) !== at) throw new Error(`document ${at} is not the next one`);
  if (idsRiseTo === at && (at === 0 || productIds.compare(at, at - 1) > 0)) documents.idsRiseTo = at + 1;
}

export function marketBit(market: Market): number {
  return 1 << marketNames.indexOf(market);
}

function marketBits(some: readonly Market[]): number {
  return some.reduce((all, market) => all | marketBit(market), 0);
}
