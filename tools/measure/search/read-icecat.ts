import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { stableId } from '../../seed/catalog/stable-id.ts';

/** A product of the Icecat file, with the fields that are searched. */
export type IcecatProduct = {
  id: string;
  productId: string;
  title: string;
  brand: string;
  description: string;
  priceMinor: number;
  /** Its text attributes by their key, without the file's prefix. */
  attributes: { key: string; value: string }[];
};

type Line = {
  id: string;
  title: string;
  short_description?: string;
  supplier?: string;
  price?: number;
} & Record<string, unknown>;

const prefix = 'attr_t_';

/** Reads the gzipped file of Icecat products, one JSON object a line. */
export async function* readIcecat(path: string): AsyncGenerator<IcecatProduct> {
  for await (const text of linesOf(createReadStream(path).pipe(createGunzip()).setEncoding('utf8'))) {
    const line = JSON.parse(text) as Line;
    const { id, title, short_description: description = '', supplier: brand = '', price = 0 } = line;
    const attributes = Object.entries(line).flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' ? [{ key: name.slice(prefix.length), value }] : [],
    );
    const productId = stableId(`icecat ${id}`);
    yield { id, productId, title, brand, description, priceMinor: price, attributes };
  }
}

/** Lines end at a line feed only: the texts hold other separators, which readline would end them at. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
