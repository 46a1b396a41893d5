import { bits, type Bits } from './bits.ts';
import { everyField, strongFields } from './fields-of.ts';
import { findMatching } from './find-matching.ts';
import { impactCodes } from './impact-codes.ts';
import type { TermWords } from './read-term-words.ts';
import { scoreOf } from './score-of.ts';
import { tallies } from './tallies.ts';
import { visitSome } from './visit-some.ts';
import type { WordIndex } from './word-index.ts';

/** How many documents have something of a search so far: their numbers are the first of `touched`. */
export type Sums = { count: number };

/** Which documents a word is summed up in: all, those that have something of the search already, or the others. */
export type Among = 'all' | 'held' | 'new';

/** One document is found among many by halves in the time in which so many are passed one by one. */
const fewTimes = 16;
/** Below the impact in a note lie four bits of fields. */
const fieldBits = 4;

/**
 * Sums up in the columns of the workspace what documents are worth for a word of a search (`scores`) and that they hold it (`tallies`), in one pass over
 * what is noted of it. It is what `rank` of `store/search/match-words.ts` has the database work out, but for the share of the words.
 */
export function sumUpWords(index: WordIndex, words: TermWords, sums: Sums, among: Among): void {
  if (words.one === undefined) addMany(index, words, sums, among);
  else addOne(index, { ...words.one, weight: words.term.weight }, sums, among);
}

/** Leaves zeros in the columns again. */
export function clearSums(index: WordIndex, { count }: Sums): void {
  const scratch = index.workspace().scratch();
  for (let at = 0; at < count; at += 1) {
    const document = scratch.touched[at] as number;
    scratch.scores[document] = 0;
    scratch.tallies[document] = 0;
  }
}

type One = NonNullable<TermWords['one']> & { weight: number };

/** Each document has a word once: nothing need be summed up before it is noted. */
function addOne(index: WordIndex, { word, worth, fields, weight }: One, sums: Sums, among: Among): void {
  const { titleLengths } = index.documents();
  const { scores, tallies: tally, touched } = index.workspace().scratch();
  // Within its length there is a number at each place of a column.
  const add = (document: number, note: number, before: number) => {
    tally[document] = tallies.with(before, note & fields);
    const found = worth * impactCodes.impactOf(note >>> fieldBits);
    scores[document] =
      (scores[document] as number) + scoreOf(weight, found, titleLengths[document] as number);
  };
  if (among === 'held' && sums.count * fewTimes < index.countOf(word)) {
    const visitor = (document: number, note: number) => add(document, note, tally[document] as number);
    visitSome(index, word, touched.subarray(0, sums.count).toSorted(), visitor);
    return;
  }
  const [withNew, withHeld] = [among !== 'held', among !== 'new'];
  index.visit(word, (documents, notes, { from, to }) => {
    let { count } = sums;
    for (let at = from; at < to; at += 1) {
      const document = documents[at] as number;
      const before = tally[document] as number;
      if (before === 0 ? !withNew : !withHeld) continue;
      if (before === 0) touched[count++] = document;
      add(document, notes[at] as number, before);
    }
    sums.count = count;
  });
}

/** The words that a search asks for are summed up, those that it may begin apart, and the larger sum of the two counts. */
function addMany(index: WordIndex, words: TermWords, sums: Sums, among: Among): void {
  const { titleLengths } = index.documents();
  const scratch = index.workspace().scratch();
  const { exactly, begun, standsIn, own, scores, tallies: tally, touched } = scratch;
  const ownCount = sumUpOwn(index, words, sums, among);
  // What asks for several words at once is matched by sets.
  const matching = words.isAnyOf ? undefined : findMatching(index, words.term.query);
  const { weight } = words.term;
  for (let at = 0; at < ownCount; at += 1) {
    const document = own[at] as number;
    const found = Math.max(exactly[document] as number, begun[document] as number);
    const fields = matching ? fieldsIn(matching, document) : (standsIn[document] as number);
    exactly[document] = 0;
    begun[document] = 0;
    standsIn[document] = 0;
    const before = tally[document] as number;
    if (before === 0) touched[sums.count++] = document;
    tally[document] = tallies.with(before, fields);
    scores[document] =
      (scores[document] as number) + scoreOf(weight, found, titleLengths[document] as number);
  }
}

/** Sums up the impacts of a term's words; the documents that have one are the first of `own`, so many. */
function sumUpOwn(index: WordIndex, words: TermWords, sums: Sums, among: Among): number {
  const { exactly, begun, standsIn, own, tallies: tally, touched } = index.workspace().scratch();
  const isFew = among === 'held' && sums.count * fewTimes < words.count;
  const held = isFew ? touched.subarray(0, sums.count).toSorted() : undefined;
  const [withNew, withHeld] = [among !== 'held', among !== 'new'];
  let count = 0;
  for (const [into, some] of [
    [exactly, words.exact],
    [begun, words.begun],
  ] as const) {
    for (const { words: numbers, worth, fields } of some) {
      const add = (document: number, note: number) => {
        if (exactly[document] === 0 && begun[document] === 0) own[count++] = document;
        standsIn[document] = (standsIn[document] as number) | (note & fields);
        into[document] = (into[document] as number) + worth * impactCodes.impactOf(note >>> fieldBits);
      };
      for (const word of numbers) {
        if (held && held.length * fewTimes < index.countOf(word)) {
          visitSome(index, word, held, add);
          continue;
        }
        index.visit(word, (documents, notes, { from, to }) => {
          for (let at = from; at < to; at += 1) {
            const document = documents[at] as number;
            if (tally[document] === 0 ? withNew : withHeld) add(document, notes[at] as number);
          }
        });
      }
    }
  }
  return count;
}

function fieldsIn({ anywhere, strongly }: Record<'anywhere' | 'strongly', Bits>, document: number): number {
  if (bits.has(strongly, document)) return strongFields;
  return bits.has(anywhere, document) ? everyField & ~strongFields : 0;
}
