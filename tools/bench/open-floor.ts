import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import type { BenchShop } from './open-bench-shop.ts';
import type { Floor } from './serve-floor.ts';
import { dropFloorDatabase, makeFloorDatabase } from './store/floor-tables.ts';
import { readHeaders } from './work-of.ts';

const server = fileURLToPath(new URL('serve-floor.ts', import.meta.url));
/** About the width of a row of an order or a cart. */
const bytesOfRow = 200;

export type RunningFloor = { url: string; pid: number; stop: () => Promise<void> };

/** Starts a floor: for the answer of a URL, or for so many rows written at once in the shop's own database server. */
export async function openFloor(shop: BenchShop, of: string | number): Promise<RunningFloor> {
  const floor = typeof of === 'string' ? await answerOf(of) : await writes(shop, of);
  const child = spawn(process.execPath, [server], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(floor);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
      if (floor.kind === 'write') await dropFloorDatabase(shop);
    },
  };
}

/** The answer as it comes over the wire, compressed where the shop compresses. */
async function answerOf(url: string): Promise<Floor> {
  const response = await request(url, { headers: readHeaders });
  const body = Buffer.from(await response.body.arrayBuffer()).toString('base64');
  const headers = Object.fromEntries(
    ['content-type', 'content-encoding', 'cache-control', 'vary', 'etag'].flatMap((name) => {
      const value = response.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  return { kind: 'bytes', headers, body };
}

async function writes(shop: BenchShop, rows: number): Promise<Floor> {
  return { kind: 'write', databaseUrl: await makeFloorDatabase(shop), rows, bytesOfRow };
}
