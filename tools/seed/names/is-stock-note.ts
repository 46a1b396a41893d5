import notes from '../data/stock-notes.json' with { type: 'json' };

const EXACT = new Set(notes.exact);

/** Whether a description is a note of the stock keepers (`damages?`, `sold as set on dotcom`) and not a name. */
export const isStockNote = (description: string): boolean => {
  const hasSmallLetters = description !== description.toUpperCase();
  const saysNote = notes.words.some((word) => description.toLowerCase().includes(word));
  return description.includes('?') || EXACT.has(description.trim()) || (hasSmallLetters && saysNote);
};
