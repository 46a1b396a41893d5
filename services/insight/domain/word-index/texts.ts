/**
 * Texts by numbers from 0 on, as bytes outside of the heap: as strings those of a million products would take most of the heap that a
 * process may have, and each collection of garbage would walk them.
 */
export type Texts = {
  /** Adds a text; its number is how many there were. */
  add: (text: string) => number;
  /** Empty where none has this number. */
  at: (number: number) => string;
  /** Whether the text of this number is made of these bytes. */
  is: (number: number, bytes: Uint8Array, length: number) => boolean;
  /** Below nought where the text of this number stands before these bytes (UTF-8, so by code points). */
  compareTo: (number: number, bytes: Uint8Array, length: number) => number;
  /** As `compareTo`, with the text of another number. */
  compare: (number: number, other: number) => number;
  /** Whether the text of this number begins with these bytes. */
  begins: (number: number, bytes: Uint8Array, length: number) => boolean;
  size: () => number;
};

/** In one character of UTF-16 are three bytes of UTF-8 at the most. */
const bytesMost = 3;

/** @throws {RangeError} where they would become longer than 4 GB */
export function createTexts(): Texts {
  let store = Buffer.allocUnsafeSlow(1024);
  let ends = new Uint32Array(256);
  let size = 0;

  const startOf = (number: number) => (number === 0 ? 0 : (ends[number - 1] ?? 0));
  const endOf = (number: number) => (number < size ? (ends[number] ?? 0) : startOf(number));

  function makeRoom(length: number): void {
    const used = startOf(size);
    if (used + length > 0xffffffff) throw new RangeError('there are more than 4 GB of texts');
    if (used + length > store.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(used + length, Math.ceil(store.length * 1.5)));
      store.copy(larger, 0, 0, used);
      store = larger;
    }
    if (size === ends.length) {
      const longer = new Uint32Array(size * 2);
      longer.set(ends);
      ends = longer;
    }
  }

  /** Of two runs of bytes the first that differ decide, and else their lengths. */
  function compareBytes(number: number, other: Uint8Array, from: number, to: number): number {
    let at = startOf(number);
    const end = endOf(number);
    for (let otherAt = from; at < end && otherAt < to; at += 1, otherAt += 1) {
      const difference = (store[at] ?? 0) - (other[otherAt] ?? 0);
      if (difference !== 0) return difference;
    }
    return end - startOf(number) - (to - from);
  }

  function begins(number: number, bytes: Uint8Array, length: number): boolean {
    const start = startOf(number);
    if (endOf(number) - start < length) return false;
    for (let at = 0; at < length; at += 1) if (store[start + at] !== bytes[at]) return false;
    return true;
  }

  return {
    add: (text) => {
      makeRoom(text.length * bytesMost);
      const start = startOf(size);
      ends[size] = start + store.write(text, start);
      size += 1;
      return size - 1;
    },
    at: (number) => store.toString('utf8', startOf(number), endOf(number)),
    is: (number, bytes, length) =>
      endOf(number) - startOf(number) === length && begins(number, bytes, length),
    compareTo: (number, bytes, length) => compareBytes(number, bytes, 0, length),
    compare: (number, other) => compareBytes(number, store, startOf(other), endOf(other)),
    begins,
    size: () => size,
  };
}
