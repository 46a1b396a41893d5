import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { measureSearch } from './measure-search.ts';

const folder = join(import.meta.dirname, '../../../../shared/data');

test('nDCG@10 is at least that of plain BM25 on a slice of real judgements, where they are at hand', async (context) => {
  const needed = ['icecat-products.jsonl.gz', 'icecat-judgments-dev.csv.gz'];
  if (needed.some((file) => !existsSync(join(folder, file)))) {
    context.diagnostic(
      `LEFT OUT: ${needed.join(' and ')} are not in ${folder}; their licence keeps them out of the project`,
    );
    return;
  }
  const { products, queries, ours, plain } = await measureSearch(folder, () => {}, {
    queries: 15,
    everyProduct: 20,
  });
  context.diagnostic(
    `${queries} queries, ${products} products: ours ${ours.toFixed(3)}, plain ${plain.toFixed(3)}`,
  );
  assert.equal(queries, 15);
  assert.ok(products > 1000, `${products} products`);
  assert.ok(ours >= plain, `nDCG@10 ${ours} of ours is below ${plain} of plain BM25`);
});
