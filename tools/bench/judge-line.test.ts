import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benchLines } from './bench-lines.ts';
import { judgeLine, tellAim } from './judge-line.ts';
import { tellTable } from './tell-table.ts';
import { onlyTimes, type LineResult } from './line-result.ts';

const result: LineResult = {
  name: 'checkout',
  title: 'checkout',
  clients: 32,
  done: 3000,
  perSecond: 300,
  p50Ms: 90,
  p95Ms: 150,
  p99Ms: 200,
  cpuMs: { node: 2, postgres: 1.5, sandbox: 0.4, client: 0.6 },
  statements: 31.25,
  rows: 24,
  memoryMb: 612,
  floorPerSecond: 3000,
  floorCpuMs: 0.25,
  ofFloor: 0.1,
};
const line = (name: string) => {
  const found = benchLines.find((each) => each.name === name);
  assert.ok(found, name);
  return found;
};

test('a rate counts only with its 99th percentile', () => {
  const checkout = line('checkout');
  assert.equal(judgeLine(result, checkout), 'met');
  assert.equal(judgeLine({ ...result, p99Ms: 301 }, checkout), 'missed');
  assert.equal(judgeLine({ ...result, perSecond: 249 }, checkout), 'missed');
  assert.equal(judgeLine({ ...result, perSecond: 500, p99Ms: 150 }, checkout), 'reached');
});

test('a share of the floor counts alone', () => {
  const data = line('product-data');
  assert.equal(judgeLine({ ...result, ofFloor: 0.59 }, data), 'missed');
  assert.equal(judgeLine({ ...result, ofFloor: 0.6 }, data), 'met');
  assert.equal(judgeLine({ ...result, ofFloor: 0.85 }, data), 'reached');
  assert.equal(tellAim(data.must), '0.6 of the floor');
});

test('the table tells every figure of a line', () => {
  const table = tellTable([result], benchLines);
  assert.match(
    table,
    /\| checkout \| 300 \| 90 \/ 150 \/ 200 \| 2\.00 \/ 1\.50 \/ 0\.400 \/ 0\.600 \| 31\.3 \| 24\.0 \| 612 \| 3000 \(0\.250\) \| 0\.10 \| 250\/s, p99 ≤ 300 ms: met \|/,
  );
});

test('every measure of an aim must hold, and what was not measured holds nothing', () => {
  const overloaded = line('overload');
  const measures = { ofPeak: 0.9, refusedMs: 20, normalMs: 9000, memoryTimes: 1 };
  assert.equal(judgeLine({ ...result, measures }, overloaded), 'reached');
  assert.equal(judgeLine({ ...result, measures: { ...measures, refusedMs: 21 } }, overloaded), 'met');
  assert.equal(judgeLine({ ...result, measures: { ...measures, normalMs: 10_001 } }, overloaded), 'missed');
  assert.equal(judgeLine(result, overloaded), 'missed');
  assert.equal(
    tellAim(overloaded.must),
    '0.8 of the peak, refusals ≤ 50 ms, normal again ≤ 10 s, memory ≤ 1.2 times its begin',
  );
});

test('the table has a dash for what was not measured, and what else was measured beside the aim', () => {
  const start: LineResult = {
    ...onlyTimes,
    name: 'warm-start',
    title: 'a start',
    done: 5,
    p50Ms: 4100,
    p95Ms: 4800,
    p99Ms: 4900,
    memoryMb: 451,
    measures: { startMs: 4100 },
  };
  assert.match(
    tellTable([start], benchLines),
    /\| a start \| – \| 4100 \/ 4800 \/ 4900 \| – \| – \| – \| 451 \| – \| – \| ≤ 500 MB, ready in 5000 ms \(4100\): met \|/,
  );
  assert.match(tellTable([{ ...start, isAside: true }], benchLines), /\| – \| – \|$/);
});
