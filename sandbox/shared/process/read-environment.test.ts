import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnvironment, readPort, readUrl } from './read-environment.ts';

test('all missing variables are named at once, an empty one among them', () => {
  assert.throws(() => readEnvironment({ A: '1', B: '' }, ['A', 'B', 'C']), {
    message: 'set the environment variables B, C',
  });
  assert.deepEqual(readEnvironment({ A: '1', Z: '9' }, ['A']), { A: '1' });
});

test('a port is a whole number up to 65535', () => {
  assert.equal(readPort('21100'), 21_100);
  assert.equal(readPort('0'), 0);
  for (const text of ['-1', '65536', '1.5', 'http']) {
    assert.throws(() => readPort(text), { message: `${text} is no port number` });
  }
});

test('an address is an absolute one of http or https', () => {
  assert.equal(readUrl('http://127.0.0.1:3000/hooks'), 'http://127.0.0.1:3000/hooks');
  for (const text of ['hooks', '127.0.0.1:3000', 'file:///etc/passwd']) {
    assert.throws(() => readUrl(text), { message: `${text} is no http address` });
  }
});
