import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { clientRoutesSource } from './client-routes-source.ts';

const file = fileURLToPath(new URL('../apps/client/routes.ts', import.meta.url));

// Run after a change of the contracts (`npm run generate`); a test fails when it was forgotten.
await writeFile(file, clientRoutesSource());
process.stdout.write(`wrote ${file}\n`);
