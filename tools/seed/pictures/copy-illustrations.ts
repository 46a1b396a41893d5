import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import motifs from '../data/motifs.json' with { type: 'json' };

// Copies the illustrations that motifs.json names out of the unpacked npm package @iconify-json/fluent-emoji-flat, whose
// folder is the argument, into a file of the project; nothing of the set is loaded when a shop starts.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder of the unpacked package');
const readJson = async (name: string): Promise<never> =>
  JSON.parse(await readFile(join(folder, name), 'utf8')) as never;
const { icons } = (await readJson('icons.json')) as { icons: Record<string, { body: string }> };
const { name, version } = (await readJson('package.json')) as { name: string; version: string };
const wanted = [...new Set([...Object.values(motifs.words), ...Object.values(motifs.shapes)])].toSorted();
const bodies = wanted.map((icon) => {
  const body = icons[icon]?.body;
  if (body === undefined) throw new Error(`${name} has no "${icon}"`);
  return [icon, body] as const;
});
const file = new URL('../data/illustrations.json', import.meta.url);
const lines = bodies.map((each) => ` ${JSON.stringify(each[0])}: ${JSON.stringify(each[1])}`);
await writeFile(file, `{\n${lines.join(',\n')}\n}\n`);
process.stdout.write(`${bodies.length} illustrations of ${name} ${version}\n`);
