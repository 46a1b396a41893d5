import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError, type Command } from './command.ts';
import { answerOf } from './remote/connect.ts';
import { assumeDefinitions, type WouldMake } from './remote/import/assume-definitions.ts';
import { describeImport } from './remote/import/describe-import.ts';
import { followImport } from './remote/import/follow-import.ts';
import { icecatFormat } from './remote/import/icecat-format.ts';
import { openFoodFactsFormat } from './remote/import/openfoodfacts-format.ts';
import { marketNames } from './remote/import/market-names.ts';
import { openText } from './remote/import/open-text.ts';
import type { Fault, FileFormat, MapOptions, Definitions } from './remote/import/product-file.ts';
import { sendDefinitions } from './remote/import/send-definitions.ts';
import { sendFile } from './remote/import/send-file.ts';
import { writeLines } from './remote/import/write-lines.ts';
import { withShop, type ShopClient } from './with-shop.ts';

const usage = `souk import FILE: write products of a CSV file, whole or only the columns it has; .gz is unpacked

  --dry-run          write nothing: only say what would be written, which brands and attributes would be made before,
                     and what is wrong by line and column
  --format KIND      souk (default), icecat (JSON lines) or openfoodfacts (CSV): turned into a product file first
  --market MARKET    whose currency the prices of icecat and openfoodfacts are in: gb (default), cn, eu, us, jp or kw
  --price AMOUNT     what each product of openfoodfacts costs, since the file does not say
  --follow ID        wait for an import that was begun before, instead of a file
  --cancel ID        stop one; what it wrote stays
  --url URL          the shop (default SOUK_URL, else the running shop of this checkout)
  --json             say it as JSON, every fault too
The shop works on the file in small batches, also when this command is stopped, and goes on after a crash. Faulty products
are left out. Of other formats lines are counted in the product file made of them, a line a product below the header.
Asks as SOUK_API_KEY, or signs in as SOUK_EMAIL with SOUK_PASSWORD; either needs the permission catalog.write.
Exit codes: 0 all is written, 1 something is faulty or failed, 2 wrong use, 3 nothing runs.
`;

/** Writes the products of a file, as a client of the shop. */
export const importCommand: Command = { usage, run };

type Words = ReturnType<typeof readWords>;

async function run(parameters: string[]): Promise<number> {
  const words = readWords(parameters);
  return withShop(words.url, (client) => work(client, words));
}

function readWords(parameters: string[]) {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      format: { type: 'string', default: 'souk' },
      market: { type: 'string', default: 'gb' },
      price: { type: 'string' },
      follow: { type: 'string' },
      cancel: { type: 'string' },
      url: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  const { follow, cancel } = values;
  if (more.length > 0 || [file, follow, cancel].filter((word) => word !== undefined).length !== 1)
    throw new UsageError('say one FILE, or --follow ID, or --cancel ID');
  if (file !== undefined && !existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const market = marketNames.find((name) => name === values.market);
  if (!market) throw new UsageError(`--market takes ${marketNames.join(', ')}`);
  return { ...values, market, file, format: formatOf(values.format, { market, price: values.price }) };
}

function formatOf(name: string, options: MapOptions) {
  if (name === 'souk') return undefined;
  if (name === 'icecat') return icecatFormat(options);
  if (name !== 'openfoodfacts') throw new UsageError('--format takes souk, icecat or openfoodfacts');
  if (options.price === undefined) throw new UsageError('say with --price what each product costs');
  return openFoodFactsFormat(options);
}

async function work(client: ShopClient, words: Words): Promise<number> {
  const say = (text: string) => words.json || process.stdout.write(text);
  if (words.cancel !== undefined) {
    answerOf(await client.catalog.cancelImport({ importId: words.cancel }));
    say(`the import ${words.cancel} stops\n`);
    return 0;
  }
  const unmapped: Fault[] = [];
  let wouldMake: WouldMake | undefined;
  const importId = words.follow ?? randomUUID();
  if (words.file !== undefined) {
    const isDry = words['dry-run'];
    const fileName = basename(words.file).slice(0, 200);
    answerOf(await client.catalog.createImport({ importId, fileName }));
    const define = (definitions: Definitions) =>
      isDry ? assumeDefinitions(client, importId, definitions) : sendDefinitions(client, definitions);
    const { text, made } = await textOf(words.file, words.format, define, (fault) => unmapped.push(fault));
    // A product file makes none: what it names must be there.
    if (isDry) wouldMake = made ?? { brands: [], attributes: [] };
    await sendFile(client, { importId, text }, isDry ? 'check' : 'apply');
    say(`the file is sent; --follow ${importId} looks at it again\n`);
  }
  const ended = await followImport(client, importId, (line) => say(`  ${line}\n`));
  if (words.json) process.stdout.write(`${JSON.stringify({ ...ended, unmapped, wouldMake })}\n`);
  else process.stdout.write(describeImport(ended, unmapped, wouldMake));
  const isWell = ended.state === 'done' || ended.state === 'checked';
  return isWell && ended.faultsInAll === 0 && unmapped.length === 0 ? 0 : 1;
}

/** The text of a product file, once what its products refer to was defined. */
async function textOf(
  file: string,
  format: FileFormat | undefined,
  define: (definitions: Definitions) => Promise<WouldMake | void>,
  note: (fault: Fault) => void,
) {
  if (!format) return { text: openText(file), made: undefined };
  const definitions = await format.define(openText(file));
  const made = await define(definitions);
  return { text: writeLines(format, { text: openText(file), definitions }, note), made };
}
