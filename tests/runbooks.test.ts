import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import type { BreachKind } from '#contracts/breach-kind.ts';
import { breaches } from '#contracts/breaches.ts';

const root = join(import.meta.dirname, '..');
const pages = globSync('docs/runbooks/*.md', { cwd: root })
  .map((path) => basename(path, '.md'))
  .filter((name) => name !== 'README');
const read = (name: string) => readFileSync(join(root, 'docs/runbooks', `${name}.md`), 'utf8');
const kinds: readonly (readonly [string, BreachKind])[] = Object.entries(breaches);

/** The rules that a room's audits ask, as they stand in its statements, and those by which insight compares rooms. */
function askedBy(room: string): string[] {
  const files = globSync(`services/${room}/store/**/{audit,find-broken*,broken-*}.ts`, { cwd: root });
  const texts = files
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
  const between = globSync(`services/${room}/domain/audit/*-{books,rules}.ts`, { cwd: root });
  const rules = between.map((path) => readFileSync(join(root, path), 'utf8'));
  const found = [
    ...texts.flatMap((text) => [...text.matchAll(/select '([^']{9,})'(?: as rule)?,/g)]),
    ...texts.flatMap((text) => [...text.matchAll(/^ {2}'([^']+)':/gm)]),
    ...rules.flatMap((text) => [...text.matchAll(/^ {2}\w+: '([^']+ [^']+)',/gm)]),
  ];
  return [...new Set(found.map(([, one, other]) => one ?? other ?? ''))].toSorted();
}

describe('runbooks', () => {
  test('every breach has its page, and every page its breach', () => {
    assert.deepEqual(pages.toSorted(), kinds.map(([name]) => name).toSorted());
    assert.ok(pages.length > 30, 'too few pages were found');
  });

  test('every rule that an audit asks is of one breach, and every rule of a breach is asked', () => {
    for (const room of new Set(kinds.map(([, kind]) => kind.room))) {
      const told = kinds.filter(([, kind]) => kind.room === room).flatMap(([, { rules }]) => rules);
      assert.deepEqual(told.toSorted(), askedBy(room), room);
    }
  });

  test('a page says what it means, what to look at, what is safe and how to verify it, and names its rules', () => {
    const index = readFileSync(join(root, 'docs/runbooks/README.md'), 'utf8');
    for (const [name, { room, repair, rules }] of kinds) {
      const page = read(name);
      assert.match(page, new RegExp(`^# ${name}: .+\n\n.{40,}`), name);
      assert.match(page, /\n## What to look at\n\n- .{20,}/, name);
      assert.match(page, /\n## Safe repair\n\n.{20,}/, name);
      assert.match(page, /\n## How to verify\n\n.{20,}/, name);
      for (const rule of rules) assert.ok(page.includes(`\n- ${rule}\n`), `${name} does not name: ${rule}`);
      assert.ok(page.includes(`\n## Rules of \`${room}\` that find it\n`), name);
      assert.equal(page.includes('npx souk audit --repair'), repair !== null, `${name}: the repair`);
      assert.ok(index.includes(`| [${name}](${name}.md) |`), `${name} is not in the list`);
    }
  });
});
