import { markets, type Market } from '#contracts/markets.ts';
import { bits, type Bits } from './bits.ts';

const marketNames = Object.keys(markets) as Market[];

/** A product of one locale, as far as searches by words go by it. */
export type IndexedDocument = {
  productId: string;
  slug: string;
  /** The text of its tsvector. */
  words: string;
  titleLength: number;
  popularity: number;
  /** In the smallest unit of each market's currency; null where it is not sold. */
  pricesMinor: Readonly<Record<Market, number | null>>;
  availableIn: readonly Market[];
  categorySlugs: readonly string[];
  tokens: readonly string[];
};

/** What is kept of each document but its words, by its number: a column of numbers for each thing that searches look at. */
export type Documents = {
  productIds: string[];
  titleLengths: Uint16Array;
  popularities: Float64Array;
  /** NaN where it is not sold. */
  pricesMinor: Record<Market, Float64Array>;
  /** A bit for each market in which it can be had. */
  availability: Uint8Array;
  slugHashes: Uint32Array;
  /** Those that are there; what went, or whose place another one took, is not among them. */
  alive: Bits;
};

export function createDocuments(size: number): Documents {
  const prices = marketNames.map((market) => [market, new Float64Array(size)] as const);
  return {
    productIds: [],
    titleLengths: new Uint16Array(size),
    popularities: new Float64Array(size),
    pricesMinor: Object.fromEntries(prices) as Documents['pricesMinor'],
    availability: new Uint8Array(size),
    slugHashes: new Uint32Array(size),
    alive: bits.none(size),
  };
}

/** The same documents with room for more. */
export function withRoomFor(documents: Documents, size: number): Documents {
  const larger = createDocuments(size);
  larger.productIds = documents.productIds;
  larger.titleLengths.set(documents.titleLengths);
  larger.popularities.set(documents.popularities);
  for (const market of marketNames) larger.pricesMinor[market].set(documents.pricesMinor[market]);
  larger.availability.set(documents.availability);
  larger.slugHashes.set(documents.slugHashes);
  larger.alive.set(documents.alive);
  return larger;
}

/** Writes a document at its number. */
export function writeDocument(documents: Documents, at: number, document: IndexedDocument): void {
  documents.productIds[at] = document.productId;
  documents.titleLengths[at] = document.titleLength;
  documents.popularities[at] = document.popularity;
  for (const market of marketNames)
    documents.pricesMinor[market][at] = document.pricesMinor[market] ?? Number.NaN;
  documents.availability[at] = document.availableIn.reduce((bits, market) => bits | marketBit(market), 0);
  documents.slugHashes[at] = hashSlug(document.slug);
  bits.add(documents.alive, at);
}

/** Writes what another place holds. */
export function copyDocument(from: Documents, number: number, to: Documents, at: number): void {
  to.productIds[at] = from.productIds[number] ?? '';
  to.titleLengths[at] = from.titleLengths[number] ?? 0;
  to.popularities[at] = from.popularities[number] ?? 0;
  for (const market of marketNames)
    to.pricesMinor[market][at] = from.pricesMinor[market][number] ?? Number.NaN;
  to.availability[at] = from.availability[number] ?? 0;
  to.slugHashes[at] = from.slugHashes[number] ?? 0;
  bits.add(to.alive, at);
}

export function marketBit(market: Market): number {
  return 1 << marketNames.indexOf(market);
}

/** A path as 32 bits (FNV-1a). */
export function hashSlug(slug: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < slug.length; at += 1) hash = Math.imul(hash ^ slug.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
