// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root, startTestShop, type TestShop } from '../support/start-test-shop.ts';

let shop: TestShop;
before(async () => {
  shop = await startTestShop();
});
after(() => shop.stop());

test('bench: what shoppers do is answered rightly, within the statements that each thing may take', async (t) => {
  const parameters = [join(root, 'tools/bench.ts'), '--smoke', '--shop', shop.folder];
  const child = spawn(process.execPath, parameters, { cwd: root });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  t.diagnostic(output);
  assert.equal(code, 0, output);
  assert.equal(output.match(/\| holds \|/g)?.length, 5, output);
});
