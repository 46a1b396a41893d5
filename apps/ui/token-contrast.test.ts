import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contrastOf } from './contrast-of.ts';

const apps = join(import.meta.dirname, '..');
const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const valueOf = (name: string, mode: 0 | 1): string => {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  assert.ok(pair, `--${name} has a colour for light and one for dark`);
  return pair[mode + 1] ?? '';
};

/** Grounds that words stand on where their own rule names none. */
const grounds = ['ground', 'ground-raised', 'ground-sunken'];
/** Words that are made for one ground. */
const madeFor: Readonly<Record<string, readonly string[]>> = {
  'on-accent': ['accent', 'accent-strong'],
  'on-deep': ['ground-deep'],
  'on-deep-soft': ['ground-deep'],
};

type Pair = { front: string; back: string; least: number };

/** The pairs of tokens that a rule puts one on the other: words at 4.5:1, edges of fields and focus at 3:1 (WCAG 1.4.3, 1.4.11). */
function pairsOf(rule: string): Pair[] {
  const token = (property: string) =>
    new RegExp(`(?:^|[;{\\s])${property}: [^;]*?var\\(--([a-z-]+)\\)`).exec(rule)?.[1];
  const [front, back, edge] = [token('color'), token('background'), token('border')];
  const words = front
    ? (back ? [back] : (madeFor[front] ?? grounds)).map((ground) => ({ front, back: ground, least: 4.5 }))
    : [];
  const edges =
    edge && edge !== 'line' ? grounds.map((ground) => ({ front: edge, back: ground, least: 3 })) : [];
  return [...words, ...edges];
}

function usedPairs(): Map<string, Pair> {
  const files = ['storefront/app/**/*.css', 'ui/*.css'].flatMap((pattern) =>
    globSync(pattern, { cwd: apps }),
  );
  assert.ok(files.length > 20);
  const rules = files.flatMap((file) => readFileSync(join(apps, file), 'utf8').match(/\{[^{}]*\}/g) ?? []);
  const focus = grounds.map((back) => ({ front: 'focus', back, least: 3 }));
  const all = [...rules.flatMap(pairsOf), ...focus];
  return new Map(all.map((pair) => [`${pair.front} on ${pair.back}`, pair]));
}

test('the contrast of two colours is that of WCAG 2.2', () => {
  assert.equal(contrastOf('#000000', '#ffffff'), 21);
  assert.equal(contrastOf('#777777', '#ffffff').toFixed(2), '4.48');
  assert.equal(contrastOf('#ffffff', '#ffffff'), 1);
});

test('every pair of tokens that the storefront puts one on the other can be read, light and dark', () => {
  const pairs = usedPairs();
  for (const expected of [
    'ink on ground',
    'on-accent on accent',
    'on-deep on ground-deep',
    'ink-soft on ground-sunken',
  ])
    assert.ok(pairs.has(expected), expected);
  const weak = [...pairs].flatMap(([name, { front, back, least }]) =>
    ([0, 1] as const).flatMap((mode) => {
      const contrast = contrastOf(valueOf(front, mode), valueOf(back, mode));
      return contrast < least ? [`${name}, ${mode === 0 ? 'light' : 'dark'}: ${contrast.toFixed(2)}`] : [];
    }),
  );
  assert.deepEqual(weak, []);
});
