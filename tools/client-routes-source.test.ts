import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { clientRoutesSource } from './client-routes-source.ts';

test('apps/client/routes.ts is what the contracts make of it', async () => {
  const written = await readFile(new URL('../apps/client/routes.ts', import.meta.url), 'utf8');
  assert.equal(written, clientRoutesSource(), 'the contracts have changed: npm run generate');
});
