/** The marks (numbers of tokens and categories) of each document, by its number. */
export type MarkLists = {
  write: (document: number, marks: readonly number[]) => void;
  visit: (document: number, visitor: (mark: number) => void) => void;
  list: (document: number) => number[];
};

/** Lists that stand behind each other in one array; one that is written again leaves its place empty. */
export function createMarkLists(): MarkLists {
  let starts = new Uint32Array(256);
  let counts = new Uint16Array(256);
  let marks = new Uint32Array(1024);
  let used = 0;

  function visit(document: number, visitor: (mark: number) => void): void {
    const start = starts[document] ?? 0;
    const end = start + (counts[document] ?? 0);
    for (let at = start; at < end; at += 1) visitor(marks[at] ?? 0);
  }

  return {
    write: (document, own) => {
      if (document >= starts.length) {
        const room = Math.max(document + 1, starts.length * 2);
        const [longerStarts, longerCounts] = [new Uint32Array(room), new Uint16Array(room)];
        longerStarts.set(starts);
        longerCounts.set(counts);
        [starts, counts] = [longerStarts, longerCounts];
      }
      if (used + own.length > marks.length) {
        const longer = new Uint32Array(Math.max(used + own.length, Math.ceil(marks.length * 1.5)));
        longer.set(marks);
        marks = longer;
      }
      marks.set(own, used);
      starts[document] = used;
      counts[document] = own.length;
      used += own.length;
    },
    visit,
    list: (document) => {
      const own: number[] = [];
      visit(document, (mark) => own.push(mark));
      return own;
    },
  };
}
