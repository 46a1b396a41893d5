import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeToken, encodeToken, type ConsistencyToken } from './consistency-token.ts';

const token: ConsistencyToken = {
  cluster: '7710457465113877639',
  timeline: 1,
  lsn: '0/1B80EA8',
  positions: {
    'product.changed': { epoch: 1, xid: '18446744073709551615', sequence: 9_007_199_254_740_991 },
    'order.paid': { epoch: 2, xid: '756', sequence: 12 },
  },
};

const pack = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a token comes back as it was, and fits a header', () => {
  const text = encodeToken(token);
  assert.match(text, /^[A-Za-z0-9_-]{1,400}$/);
  assert.deepEqual(decodeToken(text), token);
  assert.deepEqual(decodeToken(encodeToken({ ...token, positions: {} })), { ...token, positions: {} });
});

test('anything else is no token', () => {
  const place = ['order.paid', 1, '7', 1];
  const good = [1, '7', 1, '0/1', [place]];
  assert.notEqual(decodeToken(pack(good)), undefined, 'the pattern of the bad ones is good');
  const bad: unknown[] = [
    null,
    {},
    [],
    [...good, 1],
    [2, ...good.slice(1)],
    [1, 7, 1, '0/1', []],
    [1, '-7', 1, '0/1', []],
    [1, '7', 1.5, '0/1', []],
    [1, '7', -1, '0/1', []],
    [1, '7', 1, '0-1', []],
    [1, '7', 1, '0/1', {}],
    [1, '7', 1, '0/1', [['nobody', 1, '7', 1]]],
    [1, '7', 1, '0/1', [['__proto__', 1, '7', 1]]],
    [1, '7', 1, '0/1', [['order.paid', 1, 7, 1]]],
    [1, '7', 1, '0/1', [['order.paid', 1, '7', 1e300]]],
    [1, '7', 1, '0/1', [['order.paid', 1, '7', 1, 1]]],
    [1, '7', 1, '0/1', [place, place]],
  ];
  for (const value of bad) assert.equal(decodeToken(pack(value)), undefined, JSON.stringify(value));
  for (const text of [
    undefined,
    '',
    '=',
    'a'.repeat(4001),
    'bm90IGpzb24',
    `${encodeToken(token)}A`,
    ' ',
    '%00',
  ]) {
    assert.equal(decodeToken(text), undefined, String(text));
  }
});

test('a token written in another way is no token', () => {
  const loose = Buffer.from('[1,"7", 1,"0/1",[]]').toString('base64url');
  assert.equal(decodeToken(loose), undefined);
});
