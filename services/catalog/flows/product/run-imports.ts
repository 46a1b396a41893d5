import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseRefusal } from '#runtime/db/database.ts';
import type { Tools } from '#runtime/tools.ts';
import { findAssumptions } from '../../store/import/assumptions.ts';
import { finishImport, findWork, forgetImports, type ImportWork } from '../../store/import/work.ts';
import type { Assumed } from './judge-products.ts';
import { readProducts, UnreadableFile, type FileProduct } from './read-products.ts';
import { workOnBatch } from './work-on-batch.ts';

const productsAtOnce = 100;
/** A pass ends after so long, so that a process may stop between two; the timer begins the next at once. */
const passMs = 20_000;

/** Works on the oldest import that was started, from where its last committed batch ended. */
export async function runImports(tools: Tools<'catalog'>): Promise<void> {
  const endMs = performance.now() + passMs;
  let work = await tools.db.row(findWork());
  if (!work) await tools.db.rows(forgetImports());
  while (work && performance.now() < endMs) {
    await workOn(tools, work, endMs);
    work = await tools.db.row(findWork());
  }
}

async function workOn(tools: Tools<'catalog'>, work: ImportWork, endMs: number): Promise<void> {
  let linesDone = work.linesDone;
  let failure: string | null = null;
  const seenSkus = new Map<string, string>();
  const assumed = await assumedBy(tools, work);
  try {
    let batch: FileProduct[] = [];
    for await (const product of readProducts(tools, work)) {
      noteRepeatedSkus(product, seenSkus);
      if (product.lastLine <= linesDone) continue;
      batch.push(product);
      if (batch.length < productsAtOnce) continue;
      linesDone = await spareTheShop(tools, workOnBatch(tools, work, linesDone, batch, assumed));
      batch = [];
      if (performance.now() > endMs) return;
    }
    if (batch.length > 0) linesDone = await workOnBatch(tools, work, linesDone, batch, assumed);
  } catch (error) {
    if (error instanceof DatabaseRefusal && error.refusedBy === 'import-moved') return;
    if (!(error instanceof UnreadableFile)) throw error;
    failure = error.message;
  }
  await tools.db.rows(finishImport(work.importId, linesDone, failure));
}

/** What a check takes for known; what is applied goes by what is there. */
async function assumedBy(tools: Tools<'catalog'>, { importId, state }: ImportWork): Promise<Assumed> {
  const found = state === 'checking' ? await tools.db.row(findAssumptions(importId)) : undefined;
  const { brands = [], attributes = [] } = found ?? {};
  return {
    brands: new Set(brands),
    attributes: new Map(attributes.map((attribute) => [attribute.key, attribute])),
  };
}

/** After a batch, waits long enough that the import takes no more than its share of the time. */
async function spareTheShop<Result>(tools: Tools<'catalog'>, batch: Promise<Result>): Promise<Result> {
  const startMs = performance.now();
  const result = await batch;
  const share = tools.setting('catalog.importBusyShare');
  await delay((performance.now() - startMs) * (1 / share - 1));
  return result;
}

/** Marks the lines whose SKU stood below another slug further up in the file: what is stored cannot tell yet. */
function noteRepeatedSkus(product: FileProduct, seenSkus: Map<string, string>): void {
  for (const { line, fields } of product.records) {
    const [sku = '', slug = ''] = [fields['sku'], fields['slug']];
    const before = seenSkus.get(sku);
    if (before === undefined) seenSkus.set(sku, slug);
    else if (before !== slug) product.repeated.push({ line, slug: before });
  }
}
