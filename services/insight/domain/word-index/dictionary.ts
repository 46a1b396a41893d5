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

/** Words that are not yet sorted in; more of them are, when somebody asks for a beginning. */
const unsortedMost = 512;

export function createDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  let sorted: string[] = [];
  let unsorted: string[] = [];

  return {
    learn: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(word, number);
      words.push(word);
      unsorted.push(word);
      return number;
    },
    find: (word) => numbers.get(word),
    beginningWith: (beginning) => {
      if (unsorted.length > unsortedMost) {
        sorted = merged(sorted, unsorted.toSorted(compare));
        unsorted = [];
      }
      const from = firstFrom(sorted, (word) => word >= beginning);
      const end = firstFrom(sorted, (word) => word > beginning && !word.startsWith(beginning));
      const found = [...sorted.slice(from, end), ...unsorted.filter((word) => word.startsWith(beginning))];
      return found.map((word) => numbers.get(word) ?? 0);
    },
    size: () => numbers.size,
    wordAt: (number) => words[number] ?? '',
  };
}

/** By UTF-16 units, so that what begins alike stands together. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function merged(ones: readonly string[], others: readonly string[]): string[] {
  const all: string[] = [];
  let at = 0;
  for (const one of ones) {
    while (at < others.length && (others[at] ?? '') < one) all.push(others[at++] ?? '');
    all.push(one);
  }
  return [...all, ...others.slice(at)];
}

/** The first place of sorted words from which on all are past something. */
function firstFrom(sorted: readonly string[], isPast: (word: string) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(sorted[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}
