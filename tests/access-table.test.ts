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

test('what is kept in the background changes nothing', () => {
  const background = Object.values(services).flatMap(({ calls }) =>
    Object.values(calls as Record<string, CallContract>).filter(({ isBackground }) => isBackground),
  );
  assert.ok(background.length > 20);
  assert.deepEqual([...new Set(background.map(({ repeat }) => repeat))], ['read']);
});
