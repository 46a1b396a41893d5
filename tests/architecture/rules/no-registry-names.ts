import type { Offence, Rule, SourceFile } from '../tree.ts';

/** A host that serves npm packages, told by its name. */
const registryHost =
  /\b(registry\.[a-z0-9-]*(npm|yarn)[a-z0-9-]*\.[a-z]+|npm\.[a-z0-9-]+\.(com|org|io|dev))\b/i;
const lockFile = 'package-lock.json';

/** Where packages come from is the machine's to say: the project installs from any registry or mirror. */
export const noRegistryNames: Rule = {
  name: 'no package registry is named',
  looksAt,
  findOffences: (tree) => {
    const files = tree.files.filter(looksAt);
    const hosts = files.flatMap((file) => findLines(file, registryHost, 'names a package registry'));
    const lock = files.find(({ path }) => path === lockFile);
    if (lock === undefined) return [...hosts, { path: lockFile, line: 0, message: 'is missing' }];
    return [...hosts, ...findLines(lock, /"resolved":\s*"https?:/, 'holds the address of a package')];
  },
  clean: {
    [lockFile]: '{\n"node_modules/pg": { "version": "8.23.1" },\n"resolved": "tools/local"\n}',
    'README.md': 'npm start, npm.cmd on Windows; a service registry.',
  },
  offenders: [
    { what: 'an address', files: { [lockFile]: '{\n"resolved": "https://x/pg.tgz" }' }, at: `${lockFile}:2` },
    {
      what: 'a host',
      files: { 'README.md': `\n\nsee ${['registry', 'npmthings', 'org'].join('.')}` },
      at: 'README.md:3',
    },
    { what: 'a host of a forge', files: { '.npmrc': ['npm', 'example', 'com'].join('.') }, at: '.npmrc:1' },
    { what: 'no lock file', files: { [lockFile]: null }, at: `${lockFile}:0` },
  ],
};

function findLines(file: SourceFile, pattern: RegExp, message: string): Offence[] {
  return file.text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [{ path: file.path, line: index + 1, message }] : []));
}

function looksAt({ text }: SourceFile): boolean {
  return text !== '';
}
