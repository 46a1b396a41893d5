import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plannedOnce } from './statement.ts';

test('a statement that is planned once has each value, with its type, out of the planner’s sight', () => {
  assert.equal(
    plannedOnce(['text', 'uuid[]'], 'select from t where a = $1 and b = any($2::uuid[]) and c <> $1::text'),
    'select from t where a = (select $1::text)::text and b = any((select $2::uuid[])::uuid[]) and c <> (select $1::text)::text',
  );
});
