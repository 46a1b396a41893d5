/**
 * Calls back with runs of the documents that have a word, and what is noted of each there (16 bits): the places from `from` to before `to` of two
 * columns. By runs and not one by one, so that the loop over them is the caller's own. False ends it.
 */
export type VisitPostings = (
  documents: Uint32Array,
  notes: Uint16Array,
  span: { from: number; to: number },
) => boolean | void;

/** Which documents have each word, with 16 bits about it. Words and documents go by numbers from 0. */
export type Postings = {
  add: (word: number, document: number, note: number) => void;
  /** In the order in which they were added. */
  visit: (word: number, visitor: VisitPostings) => void;
  countOf: (word: number) => number;
  bytes: () => number;
};

const firstSlice = 2;
const largestSlice = 1024;
const none = 0xffffffff;

/**
 * Postings in two long arrays, those of a word in slices that double in length (as Lucene's `ByteSlicePool` does, so that rare words take
 * little and common ones few jumps). The last cell of a slice says where the next one begins.
 */
export function createPostings(): Postings {
  let documents = new Uint32Array(1024);
  let notes = new Uint16Array(1024);
  let used = 0;
  let firsts = new Uint32Array(256).fill(none);
  let nexts = new Uint32Array(256);
  let ends = new Uint32Array(256);
  let counts = new Uint32Array(256);

  function slice(length: number): number {
    const start = used;
    used += length;
    if (used > documents.length) {
      const size = Math.max(used, Math.ceil(documents.length * 1.5));
      documents = grown(documents, size);
      notes = grown(notes, size);
    }
    return start;
  }

  function makeRoomFor(word: number): void {
    if (word < firsts.length) return;
    const size = Math.max(word + 1, firsts.length * 2);
    const before = firsts.length;
    firsts = grown(firsts, size).fill(none, before);
    nexts = grown(nexts, size);
    ends = grown(ends, size);
    counts = grown(counts, size);
  }

  return {
    add: (word, document, note) => {
      makeRoomFor(word);
      if (firsts[word] === none) {
        const start = slice(firstSlice + 1);
        firsts[word] = start;
        nexts[word] = start;
        ends[word] = start + firstSlice;
      } else if (nexts[word] === ends[word]) {
        const length = lengthAfter(counts[word] ?? 0);
        const start = slice(length + 1);
        documents[ends[word] ?? 0] = start;
        nexts[word] = start;
        ends[word] = start + length;
      }
      const at = nexts[word] ?? 0;
      documents[at] = document;
      notes[at] = note;
      nexts[word] = at + 1;
      counts[word] = (counts[word] ?? 0) + 1;
    },
    visit: (word, visitor) => {
      let left = counts[word] ?? 0;
      let start = firsts[word] ?? none;
      for (let length = firstSlice; left > 0; length = Math.min(largestSlice, length * 2)) {
        const to = start + Math.min(left, length);
        if (visitor(documents, notes, { from: start, to }) === false) return;
        left -= length;
        if (left > 0) start = documents[start + length] ?? none;
      }
    },
    countOf: (word) => counts[word] ?? 0,
    bytes: () => documents.byteLength + notes.byteLength + 4 * firsts.byteLength,
  };
}

/** How long the slice is that follows after so many postings, which fill all slices before it. */
function lengthAfter(count: number): number {
  let length = firstSlice;
  for (let filled = firstSlice; filled < count; filled += length) length = Math.min(largestSlice, length * 2);
  return Math.min(largestSlice, length * 2);
}

function grown<Numbers extends Uint32Array | Uint16Array>(numbers: Numbers, length: number): Numbers {
  const larger = new (numbers.constructor as new (size: number) => Numbers)(length);
  larger.set(numbers);
  return larger;
}
