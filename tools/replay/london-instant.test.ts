import assert from 'node:assert/strict';
import { test } from 'node:test';
import { londonInstant } from './london-instant.ts';

test('local times of London become instants, in winter, in summer and around both changes of the clock', () => {
  assert.equal(londonInstant('2010-12-01 08:26:00'), '2010-12-01T08:26:00.000Z');
  assert.equal(londonInstant('2011-06-30 20:01:00'), '2011-06-30T19:01:00.000Z');
  assert.equal(londonInstant('2011-03-27 00:59:00'), '2011-03-27T00:59:00.000Z');
  assert.equal(londonInstant('2011-03-27 01:30:00'), '2011-03-27T01:30:00.000Z');
  assert.equal(londonInstant('2011-03-27 02:00:00'), '2011-03-27T01:00:00.000Z');
  assert.equal(londonInstant('2011-10-30 01:30:00'), '2011-10-30T00:30:00.000Z');
  assert.equal(londonInstant('2011-10-30 02:00:00'), '2011-10-30T02:00:00.000Z');
});
