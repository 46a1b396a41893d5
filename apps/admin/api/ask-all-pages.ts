/** Reads a list to its end, page after page; at most so many pages. */
export async function askAllPages<Row>(
  askPage: (cursor: string | undefined) => Promise<{ rows: readonly Row[]; nextCursor: string | null }>,
  pagesMost = 1000,
): Promise<Row[]> {
  const all: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesMost; page += 1) {
    const { rows, nextCursor } = await askPage(cursor);
    all.push(...rows);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
  return all;
}
