import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { events } from '#contracts/events.ts';
import { serviceNames } from '#contracts/service-names.ts';
import { demoAccounts } from '../cli/local/seed/demo-accounts.ts';
import { findBrokenCommands, type Runnable } from './documents/find-broken-commands.ts';
import { findBrokenPaths, type Library } from './documents/find-broken-paths.ts';
import { readMarkdown } from './documents/read-markdown.ts';

const root = join(import.meta.dirname, '..');
const elsewhere = new Set(['node_modules', '.souk', '.git', 'build', '.react-router']);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const places = globSync('**', {
  cwd: root,
  exclude: (path) => elsewhere.has(path.split(/[\\/]/).at(-1) ?? ''),
}).map((path) => path.replaceAll('\\', '/'));
const documents = Object.fromEntries(
  places.filter((path) => path.endsWith('.md')).map((path) => [path, read(path)]),
);
const english = readMarkdown(read('README.md'));
const chinese = readMarkdown(read('README.zh-CN.md'));

describe('what documents name exists', () => {
  let runnable: Runnable;
  before(async () => {
    runnable = await readRunnable();
  });

  test('every link, anchor and path of the documents leads somewhere', () => {
    assert.ok(Object.keys(documents).length > 20, 'too few documents were found');
    assert.deepEqual(findBrokenPaths({ documents, places }), []);
  });

  test('every script, souk command and option in the documents exists', () => {
    const broken = Object.entries(documents).flatMap(([path, text]) =>
      findBrokenCommands(text, runnable).map((what) => `${path}:${what}`),
    );
    assert.deepEqual(broken, []);
  });

  test('a README says which exit codes there are', () => {
    const told = (runnable.helps['start'] ?? '').split('Exit codes:')[1]?.match(/\d+/g) ?? [];
    assert.ok(told.length > 10);
    const known = new Set([...told, '3', '4']);
    for (const path of ['README.md', 'README.zh-CN.md']) {
      const rows = read(path).match(/^\| [\d、, ]+ \|/gm) ?? [];
      assert.deepEqual(new Set(rows.join('').match(/\d+/g)), known, path);
    }
  });
});

describe('what leads nowhere is found', () => {
  const library = (text: string): Library => ({
    documents: { 'docs/a.md': text, 'README.md': '# Run it, now' },
    places: ['README.md', 'docs', 'docs/a.md', 'services', 'services/order', 'services/order/service.ts'],
  });
  const found = (text: string): string[] => findBrokenPaths(library(text));

  test('found: a link, an anchor and a path that lead nowhere', () => {
    const right =
      '[a](../README.md#run-it-now) `services/*/service.ts` `services/<x>/service.ts` `text/html` `service.ts`';
    assert.deepEqual(found(right), []);
    assert.deepEqual(found('[a](../GONE.md)'), ['docs/a.md:1 leads to ../GONE.md, which does not exist']);
    assert.deepEqual(found('[a](../README.md#x)'), [
      'docs/a.md:1 leads to ../README.md#x, where there is no such heading',
    ]);
    for (const path of ['services/user/', 'services/*/door.ts', 'gone.ts', 'a/service.ts']) {
      assert.deepEqual(found(`\nsee \`${path}\``), [`docs/a.md:2 names ${path}, which does not exist`]);
    }
    assert.deepEqual(found('```sh\nnode services/gone.ts\n```'), [
      'docs/a.md:1 names services/gone.ts, which does not exist',
    ]);
  });

  test('found: a script, a command, an action and an option that do not exist', () => {
    const runnable: Runnable = {
      scripts: ['start', 'test', 'check'],
      helps: { start: '  --port N', events: '  parked   x\n  --key KEY', 'npm test': '--only unit, service' },
    };
    const complaints = (command: string): string[] => findBrokenCommands(`\`${command}\``, runnable);
    for (const right of ['npm ci', 'A=b npm start -- --port 5', 'npx souk events parked --key k', '--port']) {
      assert.deepEqual(complaints(right), [], right);
    }
    assert.deepEqual(complaints('npm run gone'), ['1 there is no npm run gone']);
    assert.deepEqual(complaints('npm start -- --gone'), ['1 npm start knows no --gone']);
    assert.deepEqual(complaints('npm test -- --only unit,gone'), ['1 npm test knows no gone']);
    assert.deepEqual(complaints('souk gone'), ['1 there is no command souk gone']);
    assert.deepEqual(complaints('npx souk events gone'), ['1 souk events has no gone']);
    assert.deepEqual(complaints('souk events parked --gone'), ['1 souk events knows no --gone']);
    assert.deepEqual(complaints('--gone'), ['1 there is no option --gone']);
    assert.deepEqual(findBrokenCommands('```sh\nnpm start\nnpm gone\n```', runnable), [
      '3 there is no npm run gone',
    ]);
  });
});

describe('the READMEs', () => {
  test('English and Chinese have the same sections, code, links and tables', () => {
    const levels = ({ headings }: typeof english) => headings.map(({ level }) => level);
    const code = ({ blocks, spans }: typeof english) => [
      ...blocks.map(({ text }) => text),
      ...spans.map(({ text }) => text).toSorted(),
    ];
    const links = ({ links: all }: typeof english) =>
      all.map(({ target }) => target.replace('README.zh-CN.md', 'README.md'));
    const tables = (path: string) => read(path).match(/^\|/gm)?.length;
    assert.ok(english.headings.length > 5 && english.links.length > 10);
    assert.deepEqual(levels(chinese), levels(english));
    assert.deepEqual(code(chinese), code(english));
    assert.deepEqual(links(chinese), links(english));
    assert.equal(tables('README.zh-CN.md'), tables('README.md'));
  });

  test('they show a picture of 150 kB at most, and the sign-ins of the demo shop', () => {
    const [picture] = english.links.filter(({ target }) => target.startsWith('docs/pictures/'));
    assert.ok(picture);
    assert.ok(statSync(join(root, picture.target)).size <= 150_000);
    const printed = english.blocks.find(({ language }) => language === 'text')?.text ?? '';
    for (const { email, password } of demoAccounts)
      assert.match(printed, new RegExp(`${email} +${password} `));
  });

  test('every room and every sandbox has one of its own', () => {
    const rooms = serviceNames.map((name) => `services/${name}`);
    const sandboxes = places
      .filter((path) => /^sandbox\/[^/]+\/main\.ts$/.test(path))
      .map((path) => path.slice(0, -8));
    assert.ok(sandboxes.length > 1);
    for (const folder of [...rooms, ...sandboxes]) {
      assert.ok((documents[`${folder}/README.md`] ?? '').length > 300, folder);
    }
  });
});

describe('a newcomer finds by ARCHITECTURE.md', () => {
  const answerTo = (question: string): string => {
    const [, answer] = read('ARCHITECTURE.md').split(`*${question}*`);
    assert.ok(answer, question);
    return answer.split('\n- ')[0]?.split('\n\n')[0] ?? '';
  };
  const files = (answer: string): string[] =>
    readMarkdown(answer)
      .spans.map(({ text }) => text)
      .filter((text) => text.endsWith('.ts'));

  test('where the price of a cart is computed', () => {
    const [file = ''] = files(answerTo('Where is the price of a cart computed?'));
    assert.match(read(file), /export function priceCart\(/);
  });

  test('where a new payment provider goes', () => {
    const answer = answerTo('Where does a new payment provider go?');
    assert.match(answer, /`services\/payment\/providers\/`/);
    const [type = '', list = ''] = files(answer);
    assert.match(read(type), /export type PaymentProvider = /);
    assert.match(read(list), /from '\.\.\/providers\/sandbox\.ts'/);
  });

  test('who hears order.paid', () => {
    const answer = answerTo('Who hears `order.paid`?');
    const { once, everyInstance } = events['order.paid'];
    const listeners = [...once, ...everyInstance];
    const [contract = '', door = '', flow = '', books = '', booking = ''] = files(answer);
    assert.match(read(contract), /'order\.paid': event\(/);
    assert.ok(listeners.includes('insight') && listeners.every((listener) => answer.includes(listener)));
    assert.match(read(door), /'order\.paid': \{ together: recordSales \},/);
    assert.match(read(flow), /export async function recordSales\(/);
    assert.match(read(books), /'order\.paid': \{ together: bookOrdersPaid \},/);
    assert.match(read(booking), /export async function bookOrdersPaid\(/);
  });
});

describe('whose it is', () => {
  test('LICENSE is the whole text of the Apache License 2.0, its appendix too', () => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(root, 'LICENSE')))
      .digest('hex');
    assert.equal(sha256, 'cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30');
  });

  test('NOTICE names every file of data that others made, and the fonts', () => {
    const data = places.filter((path) => /\.(gz|csv)$/.test(path));
    assert.ok(data.length > 3);
    for (const path of data) assert.ok(read('NOTICE').includes(path), path);
    assert.match(read('NOTICE'), /@fontsource\/noto-sans-sc/);
  });
});

async function readRunnable(): Promise<Runnable> {
  const say = async (...words: string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, words, { cwd: root })).stdout;
  const main = await say('cli/souk.ts', '--help');
  const commands = [...main.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
  const helps: Record<string, string> = {
    '': main,
    'npm test': await say('tools/test.ts', '--help'),
    'test:mutations': await say('tools/mutations.ts', '--help'),
    bench: await say('tools/bench.ts', '--help'),
    'test:chaos': await say('tests/chaos/main.ts', '--help'),
  };
  for (const name of commands) helps[name] = await say('cli/souk.ts', name, '--help');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  return { scripts: Object.keys(scripts), helps };
}
