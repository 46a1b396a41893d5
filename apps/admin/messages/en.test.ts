import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { en } from './en.ts';

test('no two files of words use the same key, where one would hide the other', async () => {
  const source = readFileSync(new URL('en.ts', import.meta.url), 'utf8');
  const parts = [...source.matchAll(/import \{ (\w+) \} from '(\.\/en\/[^']+)'/g)];
  const owners = new Map<string, string>();
  for (const [, name = '', path = ''] of parts.filter(([, name]) => source.includes(`...${name},`))) {
    const words: Record<string, object> = await import(new URL(path, import.meta.url).href);
    for (const key of Object.keys(words[name] ?? {})) {
      assert.equal(owners.get(key), undefined, `${key} is in ${owners.get(key)} and ${path}`);
      owners.set(key, path);
    }
  }
  assert.equal(owners.size + 1, Object.keys(en).length);
});
