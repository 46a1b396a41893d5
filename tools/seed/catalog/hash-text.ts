/** A whole number from 0 to 2^32 − 1 that depends on every character: 32-bit FNV-1a, finished by a multiply and shift. */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
};

/** One of the items, always the same for the same text. */
export const pickByText = <Item>(items: readonly Item[], text: string): Item => {
  const item = items[hashText(text) % items.length];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
};
