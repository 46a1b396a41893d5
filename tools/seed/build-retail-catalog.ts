import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { loadRetailSource } from './load-retail-source.ts';
import { mapRetailCatalog } from './map-retail-catalog.ts';
import { RETAIL_CATALOG_FILE } from './read-retail-catalog.ts';
import { writeRetailCatalog } from './write-retail-catalog.ts';

// Maps the sales file to the catalog of the demo shop and stores it, so that a first start need not do it.
const { codes, exchangeRate, source } = await loadRetailSource();
const catalog = mapRetailCatalog(codes, exchangeRate, source);
const bytes = await promisify(gzip)(writeRetailCatalog(catalog), { level: 9 });
await writeFile(RETAIL_CATALOG_FILE, bytes);
process.stdout.write(
  `${catalog.products.length} products and ${catalog.leftOut.length} left-out codes in ${bytes.length} bytes\n`,
);
