import { bits } from './bits.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import {
  createDocuments,
  withRoomFor,
  writeDocument,
  type Documents,
  type IndexedDocument,
} from './documents.ts';
import { createGreatest } from './greatest.ts';
import { impactCodes } from './impact-codes.ts';
import { createLiveNumbers } from './live-numbers.ts';
import { createMarkLists } from './mark-lists.ts';
import { createPostings, type Postings, type VisitPostings } from './postings.ts';
import { renumber } from './renumber.ts';
import { readWords } from './read-words.ts';
import { scoreOf } from './score-of.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

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
  /** Calls back with each token and category (`category=mugs`) of a document. */
  visitMarks: (document: number, visitor: (mark: string) => void) => void;
  /** The documents with a word, those that went included; in the note four bits of fields below twelve of impact. */
  visit: (word: number, visitor: VisitPostings) => void;
  /** How many documents have a word, those that went included. */
  countOf: (word: number) => number;
  /** No document is worth more for a word alone, its sales counted; those that went may have been. */
  worthMostOf: (word: number) => number;
  /** What a search works with, one at a time. */
  workspace: () => Workspace;
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
  const numbers = createLiveNumbers();
  let documents = createDocuments(leastRoom);
  let postings: Postings = createPostings();
  const worthMost = createGreatest();
  let marks = createMarkLists();
  let workspace = createWorkspace(leastRoom);
  let size = 0;

  function remove(productId: string): void {
    const number = numbers.take(productId);
    if (number !== undefined) bits.drop(documents.alive, number);
  }

  function put(document: IndexedDocument): void {
    remove(document.productId);
    if (size - numbers.size() > Math.max(goneLeast, numbers.size() * goneShare)) leaveOutGone();
    if (size >= documents.titleLengths.length) {
      documents = withRoomFor(documents, size * 2);
      workspace = createWorkspace(size * 2);
    }
    const number = size;
    size += 1;
    writeDocument(documents, number, document);
    numbers.set(document.productId, number);
    const salesLift = documents.salesLifts[number] ?? 1;
    readWords(document.words, (lexeme, fields, impact) => {
      const word = dictionary.learn(lexeme);
      const code = impactCodes.of(impact);
      postings.add(word, number, (code << fieldBits) | fields);
      worthMost.note(word, scoreOf(1, impactCodes.impactOf(code), document.titleLength) * salesLift);
    });
    const names = [...document.tokens, ...document.categorySlugs.map((slug) => `category=${slug}`)];
    const own = [...new Set(names)].map((name) => dictionary.learn(markSign + name));
    for (const mark of own) postings.add(mark, number, 0);
    marks.write(number, own);
  }

  function leaveOutGone(): void {
    const words = dictionary.size();
    ({ documents, postings, marks, size } = renumber({ documents, postings, marks, size, words }));
    workspace = createWorkspace(documents.titleLengths.length);
    for (let number = 0; number < size; number += 1) numbers.set(documents.productIds.at(number), number);
  }

  const one = (number: number | undefined) => (number === undefined ? [] : [number]);
  return {
    put,
    remove,
    documents: () => documents,
    size: () => size,
    count: numbers.size,
    wordsOf: (lexeme, isBeginning) =>
      isBeginning ? dictionary.beginningWith(lexeme) : one(dictionary.find(lexeme)),
    marksOf: (mark) => one(dictionary.find(markSign + mark)),
    visitMarks: (document, visitor) =>
      marks.visit(document, (mark) => visitor(dictionary.wordAt(mark).slice(markSign.length))),
    visit: (word, visitor) => postings.visit(word, visitor),
    countOf: (word) => postings.countOf(word),
    worthMostOf: worthMost.of,
    workspace: () => workspace,
  };
}
