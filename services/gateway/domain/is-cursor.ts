/** The last of all ids: a list that is read from its newest end begins before it. */
export const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Whether a text is an id, as the cursors of lists by id are. */
export function isCursor(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
