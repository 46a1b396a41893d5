import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardedLookup } from './guarded-lookup.ts';

const inside = { address: '10.0.0.7', family: 4 };
const outside = { address: '93.184.215.14', family: 4 };

function ask(found: (typeof inside)[], { allowsPrivate = false, all = true } = {}): unknown[] {
  const look = guardedLookup(
    () => allowsPrivate,
    (_name, _options, done) => done(null, found),
  );
  let given: unknown[] = [];
  look('a.example', { all }, (...result) => {
    given = result;
  });
  return given;
}

test('a name that leads inside is no place to connect to', () => {
  const [error] = ask([inside]) as [Error & { code: string }];
  assert.equal(error.code, 'address-not-allowed');
});

test('of several addresses only those outside are connected to', () => {
  assert.deepEqual(ask([inside, outside]), [null, [outside]]);
  assert.deepEqual(ask([inside, outside], { all: false }), [null, outside.address, 4]);
});

test('where private addresses are allowed the name leads where it leads', () => {
  assert.deepEqual(ask([inside], { allowsPrivate: true }), [null, [inside]]);
});
