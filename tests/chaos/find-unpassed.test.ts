import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findUnpassed, namedKillPoints } from './find-unpassed.ts';
import { killPoints } from './kill-point-cases.ts';
import { provedInRooms } from './proved-in-rooms.ts';
import { unpassed } from './unpassed.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('every kill point is in a story of an order, in the test of its room, or an exception that says why', () => {
  const paths = globSync('{services,runtime}/**/*.ts', { cwd: root });
  const sources = paths.filter((path) => !path.endsWith('.test.ts')).map(read);
  assert.ok(namedKillPoints(sources).length > 150, 'too few kill points were found');
  const rooms = Object.entries(provedInRooms).map(([file, places]) => ({
    file,
    places,
    text: existsSync(join(root, file)) ? read(file) : undefined,
  }));
  const cases = killPoints.map(({ place }) => place);
  assert.deepEqual(findUnpassed({ sources, cases, rooms, exceptions: Object.keys(unpassed) }), []);
  for (const [place, why] of Object.entries(unpassed)) assert.ok(why.length > 40, place);
});

test('no case of a kill point is there twice', () => {
  const told = killPoints.map(({ place, story, at }) => `${place}, ${story}, ${at}`);
  assert.equal(new Set(told).size, told.length);
});

test('a kill point that is forgotten, listed twice, gone, or not died at is found', () => {
  const sources = [
    "tools.killPoint('a.b.told');",
    "room.killPoint(\n  'a.b.tested'",
    "killPoint('a.b.forgotten')",
  ];
  const rooms = [{ file: 'a.test.ts', places: ['a.b.tested'], text: "at 'a.b.tested'" }];
  const given = { sources, cases: ['a.b.told', 'a.b.told'], rooms, exceptions: [] };
  assert.deepEqual(findUnpassed(given), ['nobody dies at a.b.forgotten']);
  const [room] = rooms;
  assert.ok(room);
  const exceptions = ['a.b.forgotten', 'a.b.told', 'a.b.gone'];
  assert.deepEqual(findUnpassed({ ...given, exceptions, rooms: [{ ...room, text: undefined }] }), [
    'a.b.told is listed twice',
    'a.b.gone is no kill point',
    'a.test.ts does not die at a.b.tested',
  ]);
});
