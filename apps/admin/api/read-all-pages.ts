type Page = { nextCursor: string | null };

/** Reads a list to its end, page by page; `onPage` hears of each. Stops when asked to. */
export async function readAllPages<Found extends Page>(
  read: (cursor: string | undefined) => Promise<Found>,
  { onPage, signal }: { onPage?: (page: Found) => void; signal?: AbortSignal } = {},
): Promise<Found[]> {
  const pages: Found[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    signal?.throwIfAborted();
    const page: Found = await read(cursor);
    pages.push(page);
    onPage?.(page);
    cursor = page.nextCursor;
  }
  return pages;
}
