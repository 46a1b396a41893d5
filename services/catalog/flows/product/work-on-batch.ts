import type { FileFault } from '../../domain/import/draft-of-records.ts';
import { placeOfFault } from '../../domain/import/place-of-fault.ts';
import { DatabaseRefusal } from '#runtime/db/database.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { noteProgress, type ImportWork } from '../../store/import/work.ts';
import { explainRefusal } from './explain-refusal.ts';
import { judgeProducts, type Assumed, type Judged } from './judge-products.ts';
import type { FileProduct } from './read-products.ts';
import { writeDrafts } from './write-drafts.ts';

type Batch = { work: ImportWork; linesBefore: number; judged: readonly Judged[] };

/**
 * Checks or writes some products of a file and notes how far that is, in one transaction; gives the last line done.
 * Throws DatabaseRefusal `import-moved` when the import was stopped or somebody else has gone on with it.
 */
export async function workOnBatch(
  tools: Tools<'catalog'>,
  work: ImportWork,
  linesBefore: number,
  products: readonly FileProduct[],
  assumed: Assumed,
): Promise<number> {
  const judged = await judgeProducts(tools, products, assumed);
  tools.killPoint('catalog.run-imports.before-batch');
  const linesDone = await write(tools, { work, linesBefore, judged });
  tools.killPoint('catalog.run-imports.after-batch');
  return linesDone;
}

async function write(tools: Tools<'catalog'>, batch: Batch): Promise<number> {
  const { work, judged } = batch;
  const sound = judged.filter(({ faults, isUnchanged }) => faults.length === 0 && !isUnchanged);
  const drafts = work.state === 'applying' ? sound.map(({ draft }) => draft) : [];
  if (drafts.length === 0) return run(tools, [progressOf(batch)], batch);
  const { rows, steps } = writeDrafts(tools, drafts, work.createdBy);
  try {
    return await run(tools, [...steps, progressOf(batch)], batch);
  } catch (error) {
    if (!(error instanceof DatabaseRefusal) || error.refusedBy === 'import-moved') throw error;
    // Somebody changed what was judged a moment ago: find out whom of the batch that hits.
    if (judged.length > 1) return writeOneByOne(tools, batch);
    const refusal = await explainRefusal(tools, drafts, rows, error.refusedBy);
    const [only] = judged;
    if (!only) throw error;
    const fault = {
      path: (refusal.path ?? '').replace(/^\/products\/0/, ''),
      detail: refusal.detail,
    };
    only.faults.push(placeOfFault(only.product.records, only.draft, fault));
    return run(tools, [progressOf(batch)], batch);
  }
}

async function writeOneByOne(tools: Tools<'catalog'>, batch: Batch): Promise<number> {
  let { linesBefore } = batch;
  for (const judged of batch.judged)
    linesBefore = await write(tools, { work: batch.work, linesBefore, judged: [judged] });
  return linesBefore;
}

/** On a connection of its own, so that no request of the shop waits behind it. */
async function run(tools: Tools<'catalog'>, steps: readonly Step[], { judged, linesBefore }: Batch) {
  await tools.db.transaction(async (transaction) => {
    for (const step of steps) await transaction.rows(step);
  });
  return judged.at(-1)?.product.lastLine ?? linesBefore;
}

function progressOf({ work, linesBefore, judged }: Batch): Step {
  const last = judged.at(-1)?.product;
  const faults = judged.flatMap((each) => each.faults.map((fault, place) => ({ ...fault, place })));
  const leftOut = judged.filter((each) => each.faults.length > 0).length;
  const unchanged = judged.filter((each) => each.faults.length === 0 && each.isUnchanged).length;
  return noteProgress(
    work.importId,
    linesBefore,
    last?.lastLine ?? linesBefore,
    last?.bytes ?? 0,
    judged.length - leftOut - unchanged,
    unchanged,
    leftOut,
    faults.map((fault: FileFault) => fault.line),
    faults.map(({ place }) => place),
    faults.map(({ column }) => column),
    faults.map(({ reason }) => reason),
  );
}
