/** Something that can be gone to or done: what it is called, and other words by which it is known. */
export type Entry = { key: string; title: string; also?: string };

/** The entries that match what was typed, those first whose name begins with it; all of them when nothing was. */
export function rankEntries<Found extends Entry>(entries: readonly Found[], typed: string): Found[] {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return [...entries];
  const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry, sought) }));
  return ranked
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ entry }) => entry);
}

function rankOf({ title, also = '' }: Entry, sought: string): number {
  const name = title.toLowerCase();
  if (name.startsWith(sought)) return 3;
  if (name.includes(sought)) return 2;
  const everyWord = sought.split(/\s+/).every((word) => `${name} ${also.toLowerCase()}`.includes(word));
  return everyWord ? 1 : 0;
}

export type Sought = { orderNumber?: string; email?: string; sku?: string; words?: string };

/** What to ask the shop for, by the form of what was typed: an e-mail address is looked for as nothing else. */
export function soughtIn(typed: string): Sought {
  const text = typed.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { email: text };
  if (text.includes('@') || [...text].length < 2) return {};
  return {
    // One number in forty is of letters alone.
    ...(/^[0-9A-Za-z]{5}-?[0-9A-Za-z]{5}$/.test(text) ? { orderNumber: text } : {}),
    ...(/^[A-Za-z0-9._-]{3,60}$/.test(text) ? { sku: text } : {}),
    words: text.slice(0, 100),
  };
}
