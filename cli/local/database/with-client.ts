import pg from 'pg';

/** Gives work a connection of its own, and closes it afterwards. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'souk command' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
