import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeRefusal } from './node-refusal.js';

test('Node 20 and later will do, an older one is told which is needed', () => {
  for (const version of ['20.0.0', '22.1.0', '26.10.0', '100.0.0'])
    assert.equal(nodeRefusal(version), undefined);
  for (const version of ['19.9.0', '8.17.0', '0.12.18']) {
    assert.match(nodeRefusal(version) ?? '', new RegExp(`needs Node 20 or newer.*this is Node ${version}`));
  }
});
