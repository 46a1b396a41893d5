import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { largeFile } from './measure/imports/large-file.ts';

// node tools/write-large-file.ts PRODUCTS FILE
const [products = '', file] = process.argv.slice(2);
if (!(Number(products) > 0) || file === undefined) {
  process.stderr.write('say how many PRODUCTS, and the FILE to write\n');
  process.exitCode = 2;
} else await pipeline(Readable.from(largeFile(Number(products))), createWriteStream(file));
