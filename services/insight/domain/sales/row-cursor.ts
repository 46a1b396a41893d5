/** Writes and reads the cursor of a report: what the last row was ordered by, and its name; undefined when it is none. */
export const rowCursor = {
  write: (key: number | string | null, id: string): string =>
    Buffer.from(JSON.stringify([key, id])).toString('base64url'),
  read(cursor: string): { key: unknown; id: string } | undefined {
    try {
      const fields: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      if (!Array.isArray(fields) || fields.length !== 2 || typeof fields[1] !== 'string') return undefined;
      return { key: fields[0] as unknown, id: fields[1] };
    } catch {
      return undefined;
    }
  },
};
