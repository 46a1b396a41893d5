import { connectToDatabase } from './connect-to-database.ts';

/** Asks the database of a running shop one thing as its owner; `folder` is the shop's data folder. */
export async function askDatabase<Row>(
  folder: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = await connectToDatabase(folder);
  try {
    return (await client.query(text, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}
