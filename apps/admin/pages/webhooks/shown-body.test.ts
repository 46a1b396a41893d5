import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownBody } from './shown-body.ts';

test('what was sent is laid out when it is JSON, and left alone when it is not', () => {
  assert.equal(shownBody('{"a":[1]}'), '{\n  "a": [\n    1\n  ]\n}');
  assert.equal(shownBody('{"a":'), '{"a":');
});
