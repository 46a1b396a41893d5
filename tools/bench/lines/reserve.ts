import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DrivenLine } from '../bench-line.ts';
import { stockUp } from '../stock-up.ts';

/** All take the same goods, as at the opening of a sale: asked at the catalog's door, as the order room asks. */
export const reserve: DrivenLine = {
  name: 'reserve',
  title: '`catalog.reserve`, all on one variant, through the door',
  clients: 32,
  work: async (shop) => {
    const [variantId = ''] = shop.goods.variantIds;
    await stockUp(shop, variantId);
    const [address = ''] = await shop.addressesOf('catalog');
    return { kind: 'reserve', address, callerKey: callerKeyOf(shop.folder), variantId };
  },
  floor: 'take',
  must: { ofFloor: 0.5 },
  reach: { ofFloor: 1 },
};

type StartFile = { keys: { callers: Record<string, string> } };

/** The key with which the order room proves itself to the catalog's, as the processes of the shop are given it. */
function callerKeyOf(folder: string): string {
  const starts = join(folder, 'start');
  for (const name of readdirSync(starts)) {
    const { keys } = JSON.parse(readFileSync(join(starts, name), 'utf8')) as StartFile;
    const key = keys.callers['order>catalog'];
    if (key !== undefined) return key;
  }
  throw new Error('no process of the shop has the key of the order room');
}
