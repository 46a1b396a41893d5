import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallContract } from '#contracts/call.ts';
import { services } from '#contracts/services.ts';
import { accessTable } from './access/access-table.ts';

const publicCalls = Object.entries(services).flatMap(([service, { calls }]) =>
  Object.entries(calls as Record<string, CallContract>).flatMap(([name, { http }]) =>
    http ? [`${service}.${name}`] : [],
  ),
);

test('every public call has a row in the table of access, and every row a call', () => {
  assert.ok(publicCalls.length > 30);
  assert.deepEqual(Object.keys(accessTable).toSorted(), publicCalls.toSorted());
});

test('what only the system may ask is not public, and nothing is open to the system and visitors by accident', () => {
  for (const [service, { calls }] of Object.entries(services)) {
    for (const [name, contract] of Object.entries(calls as Record<string, CallContract>)) {
      const isForSystemOnly = contract.access.every((rule) => rule === 'system');
      assert.ok(!isForSystemOnly || !contract.http, `${service}.${name}`);
      assert.ok(contract.access.length > 0 && contract.callers.length > 0, `${service}.${name}`);
    }
  }
});
