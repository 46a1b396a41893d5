import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinTurns } from './join-turns.ts';

const turn = (done: number, perSecond: number, each: number) => ({
  clients: 16,
  done,
  perSecond,
  p50Ms: each,
  p95Ms: each * 2,
  p99Ms: each * 3,
  cpuMs: { node: each, postgres: each, sandbox: 0, client: each },
  statements: each,
  rows: each,
  memoryMb: done,
});

test('turns are joined by the medians of rates and times, and by all that each thing took', () => {
  const joined = joinTurns([turn(100, 10, 1), turn(300, 40, 3), turn(200, 20, 2)]);
  assert.deepEqual(joined, {
    clients: 16,
    done: 600,
    perSecond: 20,
    p50Ms: 2,
    p95Ms: 4,
    p99Ms: 6,
    cpuMs: { node: 1400 / 600, postgres: 1400 / 600, sandbox: 0, client: 1400 / 600 },
    statements: 1400 / 600,
    rows: 1400 / 600,
    memoryMb: 300,
  });
  assert.equal(joinTurns([turn(100, 10, 1), turn(100, 30, 2)]).perSecond, 20);
});
