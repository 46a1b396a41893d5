import { createTextNumbers } from './text-numbers.ts';
import { createUtf8 } from './utf8.ts';

/** Words and their numbers, from 0 on. */
export type Dictionary = {
  /** The number of a word, a new one where it has none. */
  learn: (word: string) => number;
  find: (word: string) => number | undefined;
  /** The numbers of all words that begin so. */
  beginningWith: (beginning: string) => number[];
  size: () => number;
  wordAt: (number: number) => string;
};

/** So many new words are looked at one by one, until they are sorted. */
const unsortedMost = 512;

/**
 * Words are sorted in runs, of which two as long as each other become one (as in a bottom-up merge sort), so that no search has to wait
 * until all are sorted.
 */
export function createDictionary(): Dictionary {
  const words = createTextNumbers();
  const utf8 = createUtf8();
  const runs: Uint32Array[] = [];
  let sortedUpTo = 0;

  function sortIn(): void {
    let run = Uint32Array.from({ length: unsortedMost }, (_, at) => sortedUpTo + at).toSorted(words.compare);
    sortedUpTo += unsortedMost;
    while (runs.at(-1)?.length === run.length) run = merge(runs.pop() ?? run, run, words.compare);
    runs.push(run);
  }

  return {
    learn: (word) => {
      const number = words.learn(word);
      if (words.size() - sortedUpTo >= unsortedMost) sortIn();
      return number;
    },
    find: words.find,
    beginningWith: (beginning) => {
      const length = utf8.write(beginning);
      const bytes = utf8.bytes();
      const found: number[] = [];
      for (const run of runs) {
        const from = firstFrom(run, (number) => words.compareTo(number, bytes, length) >= 0);
        for (let at = from; at < run.length; at += 1) {
          const number = run[at] ?? 0;
          if (!words.begins(number, bytes, length)) break;
          found.push(number);
        }
      }
      for (let number = sortedUpTo; number < words.size(); number += 1)
        if (words.begins(number, bytes, length)) found.push(number);
      return found;
    },
    size: words.size,
    wordAt: words.at,
  };
}

type Compare = (number: number, other: number) => number;

function merge(ones: Uint32Array, others: Uint32Array, compare: Compare): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(ones.length + others.length);
  let [at, otherAt] = [0, 0];
  for (let to = 0; to < all.length; to += 1) {
    const isOther =
      at === ones.length || (otherAt < others.length && compare(others[otherAt] ?? 0, ones[at] ?? 0) < 0);
    all[to] = (isOther ? others[otherAt++] : ones[at++]) ?? 0;
  }
  return all;
}

/** The first place of a sorted run from which on all are past something. */
function firstFrom(run: Uint32Array, isPast: (number: number) => boolean): number {
  let [low, high] = [0, run.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(run[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
