/** How a list says where its next page begins: the id of the last row shown, without its hyphens. */
export function pageCursor(id: string): string {
  return id.replaceAll('-', '');
}

/** Reads a cursor back; undefined when it is none. */
export function readPageCursor(cursor: string): string | undefined {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(cursor);
  return parts ? parts.slice(1).join('-') : undefined;
}
