import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { allRules } from './architecture/all-rules.ts';
import { checkRule } from './architecture/check-rule.ts';
import { plantTree } from './architecture/plant-tree.ts';
import { readTree } from './architecture/read-tree.ts';
import type { Planted, Rule, Tree } from './architecture/tree.ts';

const projectFolder = join(import.meta.dirname, '..');

describe('every rule is proved on planted offenders', () => {
  for (const rule of allRules) {
    test(`proved: ${rule.name}`, () => {
      assert.deepEqual(checkRule(rule, plantTree(rule.clean)), []);
      assert.ok(rule.offenders.length > 0, 'a rule without a planted offender proves nothing');
      for (const { what, files, at } of rule.offenders) {
        const found = checkRule(rule, plantTree(layOver(rule.clean, files)));
        const places = found.map((offence) => offence.split(' ')[0]);
        assert.deepEqual(places, [at], `${what}: ${found.join('\n')}`);
      }
    });
  }

  test('a rule that looked at no file fails', () => {
    for (const rule of allRules) {
      assert.deepEqual(checkRule(rule, plantTree({})), [`0 files checked by the rule: ${rule.name}`]);
    }
  });

  test('every file of rules/ is in the list of rules', async () => {
    const files = await readdir(join(import.meta.dirname, 'architecture/rules'));
    assert.equal(new Set(allRules).size, files.length);
  });
});

describe('the project keeps every rule', () => {
  let tree: Tree;
  before(async () => {
    tree = await readTree(projectFolder);
  });

  for (const rule of allRules) {
    test(`kept: ${rule.name}`, () => {
      assert.deepEqual(checkRule(rule, tree), []);
    });
  }
});

function layOver(clean: Planted, offender: Rule['offenders'][number]['files']): Planted {
  const files: Record<string, string> = { ...clean };
  for (const [path, text] of Object.entries(offender)) {
    if (text === null) delete files[path];
    else files[path] = text;
  }
  return files;
}
