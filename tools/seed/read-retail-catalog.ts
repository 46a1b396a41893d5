import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { RetailCatalog } from './retail-catalog.ts';

/** The mapped catalog as it comes with the project, made by `build-retail-catalog.ts`. */
export const RETAIL_CATALOG_FILE = new URL('data/retail-catalog.json.gz', import.meta.url);

/** Reads the catalog of the demo shop; throws when the file is missing or broken. */
export const readRetailCatalog = async (): Promise<RetailCatalog> =>
  JSON.parse(
    (await promisify(gunzip)(await readFile(RETAIL_CATALOG_FILE))).toString('utf8'),
  ) as RetailCatalog;
