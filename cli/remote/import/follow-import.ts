import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../../apps/client/client.ts';
import { answerOf } from '../connect.ts';
import type { Fault } from './product-file.ts';

type Found = Extract<Awaited<ReturnType<Client['catalog']['getImport']>>, { isOk: true }>['answer'];
/** An import that came to an end, with what is wrong in its file. */
export type EndedImport = Omit<Found, 'faults'> & { faults: Fault[]; faultsInAll: number; seconds: number };

const lookEveryMs = 1000;
const tellStillSeconds = 15;

/** Waits until an import is checked or over, telling how far it is; the shop works on when we stop looking. */
export async function followImport(
  client: Client,
  importId: string,
  tell: (line: string) => void,
): Promise<EndedImport> {
  const startMs = performance.now();
  let found = answerOf(await client.catalog.getImport({ importId }));
  const before = productsOf(found);
  let movedMs = startMs;
  while (found.state === 'checking' || found.state === 'applying') {
    await delay(lookEveryMs);
    const { lines } = found;
    found = answerOf(await client.catalog.getImport({ importId }));
    const nowMs = performance.now();
    if (found.lines !== lines) movedMs = nowMs;
    const products = productsOf(found);
    const rate = (products - before) / ((nowMs - startMs) / 1000);
    tell(`${(found.share * 100).toFixed(0)} %: ${products} products, ${rate.toFixed(0)} a second`);
    const stillSeconds = (nowMs - movedMs) / 1000;
    if (stillSeconds > tellStillSeconds && stillSeconds % tellStillSeconds < lookEveryMs / 1000)
      tell(`nothing moved for ${stillSeconds.toFixed(0)} s: souk logs tells why`);
  }
  const seconds = (performance.now() - startMs) / 1000;
  const { faults: faultsInAll, ...rest } = found;
  return { ...rest, faultsInAll, faults: await readFaults(client, importId), seconds };
}

function productsOf({ written, unchanged, leftOut }: Found): number {
  return written + unchanged + leftOut;
}

async function readFaults(client: Client, importId: string): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const input: { importId: string; cursor?: string } = cursor === '' ? { importId } : { importId, cursor };
    const page: { faults: Fault[]; nextCursor: string | null } = answerOf(
      await client.catalog.listImportFaults(input),
    );
    faults.push(...page.faults);
    cursor = page.nextCursor;
  }
  return faults;
}
