import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from 'typebox';
import { findFault } from './find-fault.ts';

const strict = { additionalProperties: false };
const Online = Type.Union([
  Type.Object({ type: Type.Literal('card'), number: Type.String({ pattern: '^[0-9]+$' }) }, strict),
  Type.Object({ type: Type.Literal('qr') }, strict),
]);
const Payment = Type.Union([Online, Type.Object({ type: Type.Literal('cash') }, strict)]);
const Order = Type.Object(
  {
    payment: Payment,
    lines: Type.Array(Type.Object({ quantity: Type.Integer({ minimum: 1 }) }, strict), { maxItems: 2 }),
    note: Type.Optional(Type.Union([Type.String({ maxLength: 3 }), Type.Null()])),
    locale: Type.Union([Type.Literal('en-gb'), Type.Literal('zh-cn')]),
  },
  strict,
);
const valid = { payment: { type: 'qr' }, lines: [{ quantity: 1 }], note: null, locale: 'en-gb' };
const pathOf = (change: object): string => findFault(Order, { ...valid, ...change }).path;

test('the fault is named where the sender made it', () => {
  assert.equal(pathOf({ lines: [{ quantity: 1 }, { quantity: 0 }] }), '/lines/1/quantity');
  assert.equal(pathOf({ lines: [1, 2] }), '/lines/0');
  assert.equal(pathOf({ lines: [{ quantity: 1 }, { quantity: 1 }, { quantity: 1 }] }), '/lines');
  assert.equal(pathOf({ lines: 'none' }), '/lines');
  assert.equal(pathOf({ note: 'long' }), '/note');
  assert.equal(pathOf({ locale: 'fr-fr' }), '/locale');
  assert.equal(pathOf({ 'a/b~c': 1 }), '/a~1b~0c');
  assert.deepEqual(findFault(Order, { ...valid, lines: undefined }).path, '/lines');
  assert.deepEqual(findFault(Order, {}), { path: '/payment', detail: 'This field is required.' });
  assert.equal(findFault(Order, 7).path, '');
});

test('of several shapes the one that the value says it is counts', () => {
  assert.equal(pathOf({ payment: { type: 'card' } }), '/payment/number');
  assert.equal(pathOf({ payment: { type: 'card', number: 'x' } }), '/payment/number');
  assert.equal(pathOf({ payment: { type: 'qr', number: '1' } }), '/payment/number');
  assert.deepEqual(
    findFault(Order, { ...valid, payment: { type: 'qr', number: '1' } }).detail,
    'This field is not known here.',
  );
  assert.equal(pathOf({ payment: { type: 'gold' } }), '/payment/type');
  assert.equal(pathOf({ payment: {} }), '/payment/type');
  assert.equal(pathOf({ payment: 7 }), '/payment');
});

test('of several shapes without a constant the one that shares most fields counts, if it is one', () => {
  const Attribute = Type.Union([
    Type.Object({ key: Type.String({ maxLength: 3 }), text: Type.String() }, strict),
    Type.Object({ key: Type.String({ maxLength: 3 }), number: Type.Integer() }, strict),
  ]);
  const found = (value: unknown) => findFault(Type.Object({ of: Attribute }, strict), { of: value }).path;
  assert.equal(found({ key: 'age', number: 1.5 }), '/of/number');
  assert.equal(found({ key: 'long', number: 1 }), '/of/key');
  assert.equal(found({ key: 'age', number: 1, extra: 1 }), '/of/extra');
  assert.equal(found({ key: 'age' }), '/of');
});

test('an open object takes fields it does not know, and the fault beside it is found', () => {
  const Open = Type.Object(
    { open: Type.Object({ a: Type.Integer() }), list: Type.Array(Type.String()) },
    strict,
  );
  assert.equal(findFault(Open, { open: { a: 1, b: 2 }, list: [1] }).path, '/list/0');
});

test('ten thousand levels and a hundred faults are told in one', () => {
  const deep: unknown = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
  assert.equal(pathOf({ payment: deep }), '/payment');
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field${index}`, index]));
  assert.equal(pathOf(many), '/field0');
});
