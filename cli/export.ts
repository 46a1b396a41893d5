import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { UsageError, type Command } from './command.ts';
import { answerOf } from './remote/connect.ts';
import { withShop, type ShopClient } from './with-shop.ts';

const usage = `souk export FILE: write all products to a CSV file that souk import reads; .gz is packed

  --url URL   the shop (default SOUK_URL, else the running shop of this checkout)
  --json      say it as JSON
A line is a variant. The file appears when it is whole. Asks as SOUK_API_KEY, or signs in as SOUK_EMAIL with
SOUK_PASSWORD; either needs the permission catalog.write.
Exit codes: 0 written, 1 failed, 2 wrong use, 3 nothing runs.
`;

/** Writes all products to a file, as a client of the shop. */
export const exportCommand: Command = { usage, run };

const tellEvery = 5000;

async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: { url: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('say one FILE to write to');
  return withShop(values.url, async (client) => {
    const startMs = performance.now();
    const products = await write(client, file, (line) => values.json || process.stdout.write(`  ${line}\n`));
    const seconds = (performance.now() - startMs) / 1000;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ file, products, seconds })}\n`
        : `${products} products are in ${file} (${seconds.toFixed(1)} s)\n`,
    );
    return 0;
  });
}

/** Page by page, so that neither we nor the shop hold more than one of them. */
async function write(client: ShopClient, file: string, tell: (line: string) => void): Promise<number> {
  const unfinished = `${file}.part`;
  const target = createWriteStream(unfinished);
  const packed = file.endsWith('.gz') ? createGzip() : undefined;
  packed?.pipe(target);
  const into = packed ?? target;
  const failed = once(target, 'error').then(([error]) => Promise.reject(error as Error));
  const written = async () => {
    let products = 0;
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { csv: string; products: number; nextCursor: string | null } = answerOf(
        await client.catalog.exportProducts(cursor === '' ? {} : { cursor }),
      );
      if (!into.write(page.csv)) await once(into, 'drain');
      if (Math.floor((products + page.products) / tellEvery) > Math.floor(products / tellEvery))
        tell(`${products + page.products} products`);
      products += page.products;
      cursor = page.nextCursor;
    }
    into.end();
    await once(target, 'close');
    return products;
  };
  const products = await Promise.race([written(), failed]);
  await rename(unfinished, file);
  return products;
}
