import { bits } from './bits.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import {
  copyDocument,
  createDocuments,
  withRoomFor,
  writeDocument,
  type Documents,
  type IndexedDocument,
} from './documents.ts';
import { impactCodes } from './impact-codes.ts';
import { createPostings, type Postings, type VisitPosting } from './postings.ts';
import { readWords } from './read-words.ts';

/** The words of the products of one locale, held in memory, and what of each product a search by words looks at. */
export type WordIndex = {
  /** Takes a document in, in the place of the one of this product that is there. */
  put: (document: IndexedDocument) => void;
  remove: (productId: string) => void;
  /** Documents by their numbers, which change with every `put` and `remove`. */
  documents: () => Documents;
  /** Numbers given so far, those of documents that went included. */
  size: () => number;
  /** How many documents are there. */
  count: () => number;
  /** The numbers of the lexeme, or of all that begin so. */
  wordsOf: (lexeme: string, isBeginning: boolean) => readonly number[];
  /** Those with a token (`brand=acme`) or of a category (`category=mugs`). */
  marksOf: (mark: string) => readonly number[];
  /** Each document with a word, those that went included; in the note four bits of fields below twelve of impact. */
  visit: (word: number, visitor: VisitPosting) => void;
  /** Zeros for as many documents as have numbers; who writes there leaves zeros again. */
  scratch: () => Scratch;
};

/** Columns that a search works with: kept, since a new megabyte for each search is more work than the search. */
export type Scratch = {
  exactly: Float64Array;
  begun: Float64Array;
  scores: Float64Array;
  held: Uint8Array;
  touched: Uint32Array;
};

/** Stands before what is no word, so that no beginning finds it. */
const markSign = '\0';
const fieldBits = 4;
const leastRoom = 256;
/** Of those that went so many may lie about before all are numbered anew. */
const goneLeast = 1000;
const goneShare = 0.25;

export function createWordIndex(): WordIndex {
  const dictionary: Dictionary = createDictionary();
  const numbers = new Map<string, number>();
  let documents = createDocuments(leastRoom);
  let postings: Postings = createPostings();
  let scratch = createScratch(0);
  let size = 0;

  function remove(productId: string): void {
    const number = numbers.get(productId);
    if (number === undefined) return;
    bits.drop(documents.alive, number);
    numbers.delete(productId);
  }

  function put(document: IndexedDocument): void {
    remove(document.productId);
    if (size - numbers.size > Math.max(goneLeast, numbers.size * goneShare)) numberAnew();
    if (size >= documents.titleLengths.length) documents = withRoomFor(documents, size * 2);
    const number = size;
    size += 1;
    writeDocument(documents, number, document);
    numbers.set(document.productId, number);
    readWords(document.words, (lexeme, fields, impact) => {
      postings.add(dictionary.learn(lexeme), number, (impactCodes.of(impact) << fieldBits) | fields);
    });
    const marks = [...document.tokens, ...document.categorySlugs.map((slug) => `category=${slug}`)];
    for (const mark of new Set(marks)) postings.add(dictionary.learn(markSign + mark), number, 0);
  }

  /** Leaves those that went out, so that they cost no search anything. */
  function numberAnew(): void {
    const kept = createDocuments(Math.max(leastRoom, Math.ceil(numbers.size * 1.25)));
    const newNumbers = new Uint32Array(size);
    let next = 0;
    for (let number = 0; number < size; number += 1) {
      if (!bits.has(documents.alive, number)) continue;
      copyDocument(documents, number, kept, next);
      numbers.set(kept.productIds[next] ?? '', next);
      newNumbers[number] = next;
      next += 1;
    }
    const fewer = createPostings();
    for (let word = 0; word < dictionary.size(); word += 1) {
      postings.visit(word, (number, note) => {
        if (bits.has(documents.alive, number)) fewer.add(word, newNumbers[number] ?? 0, note);
      });
    }
    documents = kept;
    postings = fewer;
    size = next;
  }

  const one = (number: number | undefined) => (number === undefined ? [] : [number]);
  return {
    put,
    remove,
    documents: () => documents,
    size: () => size,
    count: () => numbers.size,
    wordsOf: (lexeme, isBeginning) =>
      isBeginning ? dictionary.beginningWith(lexeme) : one(dictionary.find(lexeme)),
    marksOf: (mark) => one(dictionary.find(markSign + mark)),
    visit: (word, visitor) => postings.visit(word, visitor),
    scratch: () => {
      if (scratch.held.length < size) scratch = createScratch(documents.titleLengths.length);
      return scratch;
    },
  };
}

function createScratch(size: number): Scratch {
  return {
    exactly: new Float64Array(size),
    begun: new Float64Array(size),
    scores: new Float64Array(size),
    held: new Uint8Array(size),
    touched: new Uint32Array(size),
  };
}
