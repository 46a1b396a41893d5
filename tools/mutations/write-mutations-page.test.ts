import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { allMutations } from './all-mutations.ts';
import { writeMutationsPage } from './write-mutations-page.ts';

test('the kept page has one row for each guard that can be taken away, and each was noticed', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/mutations.md'), 'utf8');
  const told = { outcome: 'noticed', says: '', seconds: 0 } as const;
  const noticed = allMutations.map((mutation) => ({ mutation, ...told }));
  assert.equal(page, writeMutationsPage(noticed), 'npm run test:mutations writes it anew');
});
