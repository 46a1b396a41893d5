import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeHtml } from './escape-html.ts';
import { fillIn } from './fill-in.ts';

test('places are filled, and a text that lacks a value is none', () => {
  assert.equal(fillIn('Hello {name}, {name}!', { name: 'Ada' }), 'Hello Ada, Ada!');
  assert.equal(fillIn('Hello {name}!', {}), undefined);
  assert.equal(fillIn('Hello {name}!', { name: '' }), undefined);
  assert.equal(fillIn('Hello!', {}), 'Hello!');
  assert.equal(fillIn('{constructor} {toString}', {}), undefined);
});

test('a value is never read as a place or a pattern', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (value) => {
      assert.equal(fillIn('<{a}>', { a: value, b: 'secret' }), `<${value}>`);
    }),
    { examples: [['{b}'], ['$&'], ['$1'], ['{a}']] },
  );
});

test('no value breaks out of a tag or an attribute', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const safe = escapeHtml(value);
      assert.doesNotMatch(safe, /[<>"']/);
      assert.equal(safe.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '').includes('&'), false);
    }),
    { examples: [['<script>alert("x")</script>'], ["' onclick='x"], ['&lt;']] },
  );
});
