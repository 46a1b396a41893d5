import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { findTestFiles, topologiesOf } from './find-test-files.ts';
import { layers } from './layers.ts';

const folder = mkdtempSync(join(tmpdir(), 'souk-find-tests-'));
const planted: Record<string, string> = {
  'runtime/a.test.ts': 'unit',
  'runtime/a.db.test.ts': 'database',
  'services/order/service.test.ts': 'service',
  'services/order/flows/cancel.service.test.ts': 'service',
  'services/order/domain/build/price.test.ts': '',
  'node_modules/x/x.test.ts': '',
  '.souk/test/y.test.ts': '',
  'tests/architecture.test.ts': 'architecture',
  'tests/deep/house.test.ts': 'architecture',
  'tests/journeys/buy.journey.ts': 'journeys',
  'tests/journeys/order/cancel.journey.ts': 'journeys',
  'tests/browser/buy.browser.ts': 'browser',
  'runtime/a.ts': '',
};

before(() => {
  for (const path of Object.keys(planted)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
});
after(() => rmSync(folder, { recursive: true }));

test('every test file belongs to exactly one layer, and generated folders to none', () => {
  for (const layer of layers) {
    const expected = Object.keys(planted).filter((path) => planted[path] === layer.name);
    assert.deepEqual(findTestFiles(folder, layer, []), expected.toSorted(), layer.name);
  }
});

test('parts of paths narrow a layer', () => {
  const found = layers.flatMap((layer) => findTestFiles(folder, layer, ['order/', 'a.db']));
  assert.deepEqual(found, [
    'runtime/a.db.test.ts',
    'services/order/flows/cancel.service.test.ts',
    'services/order/service.test.ts',
    'tests/journeys/order/cancel.journey.ts',
  ]);
});

test('a journey runs on every topology unless its header names some', () => {
  const journeys = layers.filter(({ name }) => name === 'journeys');
  const topologies = (head: string) => {
    writeFileSync(join(folder, 'tests/journeys/buy.journey.ts'), head);
    return journeys.flatMap((layer) => topologiesOf(folder, 'tests/journeys/buy.journey.ts', layer));
  };
  assert.deepEqual(topologies("import 'x';\n"), ['one-process', 'each-alone', 'replicated']);
  assert.deepEqual(topologies('// topologies: each-alone,one-process\n'), ['each-alone', 'one-process']);
  assert.throws(() => topologies('// topologies: two-process\n'), /"two-process" is no topology/);
  assert.deepEqual(topologiesOf(folder, 'runtime/a.test.ts', { topologies: [] }), []);
});
