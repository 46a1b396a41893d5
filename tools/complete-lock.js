import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { completeLock } from './lock/complete-lock.js';

// Part of `npm run lock`: brings package-lock.json into the state in which `npm ci` accepts it on every platform.
const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const { lock, added, stripped } = completeLock(JSON.parse(readFileSync(path, 'utf8')));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  `package-lock.json: ${Object.keys(lock.packages).length - 1} packages, ${added.length} platform entries added, ${stripped} addresses removed`,
);
