const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes and reads the cursor of a list that goes on after the row with an id; what cannot be read is undefined. */
export const idCursor = {
  write: (id: string): string => Buffer.from(id).toString('base64url'),
  read(cursor: string): string | undefined {
    const id = Buffer.from(cursor, 'base64url').toString();
    return uuid.test(id) ? id : undefined;
  },
};
