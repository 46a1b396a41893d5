/** How a sorted list says where its next page begins: the number it is sorted by and the id of the last one shown. */
export function placeCursor(place: number, id: string): string {
  return `${place < 0 ? '_' : ''}${Math.abs(place)}-${id}`;
}

/** Reads a cursor back; undefined when it is none. */
export function readPlaceCursor(cursor: string): { place: number; id: string } | undefined {
  const form = /^(_?)(\d{1,16})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
  const [, sign, digits, id] = form.exec(cursor) ?? [];
  if (digits === undefined || id === undefined) return undefined;
  return { place: Number(digits) * (sign === '_' ? -1 : 1), id };
}
