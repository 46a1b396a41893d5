import { createTexts } from './texts.ts';
import { createUtf8 } from './utf8.ts';

/** Texts that have each one number, from 0 on. */
export type TextNumbers = {
  /** The number of a text, a new one where it has none. */
  learn: (text: string) => number;
  find: (text: string) => number | undefined;
  at: (number: number) => string;
  compare: (number: number, other: number) => number;
  compareTo: (number: number, bytes: Uint8Array, length: number) => number;
  begins: (number: number, bytes: Uint8Array, length: number) => boolean;
  size: () => number;
};

/** How many places there are for each text at least, so that few are looked at. */
const spare = 2;

/**
 * A table of texts with open addressing and linear probing (D. Knuth, The Art of Computer Programming 6.4, Algorithm L), outside of the heap
 * as the texts are. None is ever taken out.
 */
export function createTextNumbers(): TextNumbers {
  const texts = createTexts();
  const utf8 = createUtf8();
  /** The number and one more; 0 where there is nothing. */
  let places = new Uint32Array(512);
  let hashes = new Uint32Array(256);

  /** The place of a text that was written to `utf8`, or the one that is free for it. */
  function placeOf(hash: number, length: number): number {
    const mask = places.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const held = places[at] ?? 0;
      if (held === 0) return at;
      if (hashes[held - 1] === hash && texts.is(held - 1, utf8.bytes(), length)) return at;
    }
  }

  function makeRoom(): void {
    const longer = new Uint32Array(hashes.length * 2);
    longer.set(hashes);
    hashes = longer;
    places = new Uint32Array(hashes.length * spare);
    const mask = places.length - 1;
    for (let number = 0; number < texts.size(); number += 1) {
      let at = (hashes[number] ?? 0) & mask;
      while (places[at] !== 0) at = (at + 1) & mask;
      places[at] = number + 1;
    }
  }

  return {
    learn: (text) => {
      const length = utf8.write(text);
      const hash = hashOf(utf8.bytes(), length);
      const known = places[placeOf(hash, length)] ?? 0;
      if (known > 0) return known - 1;
      if (texts.size() === hashes.length) makeRoom();
      const number = texts.size();
      places[placeOf(hash, length)] = number + 1;
      hashes[number] = hash;
      return texts.add(text);
    },
    find: (text) => {
      const length = utf8.write(text);
      const held = places[placeOf(hashOf(utf8.bytes(), length), length)] ?? 0;
      return held === 0 ? undefined : held - 1;
    },
    at: texts.at,
    compare: texts.compare,
    compareTo: texts.compareTo,
    begins: texts.begins,
    size: texts.size,
  };
}

/** FNV-1a of 32 bits (G. Fowler, L. Noll, K.-P. Vo), its upper half mixed into the lower one, by which places are chosen. */
function hashOf(bytes: Uint8Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
