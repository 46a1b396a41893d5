import { nodeRefusal } from './bootstrap/node-refusal.js';

// Runs before every npm script and in the `souk` launcher, on whatever Node the machine has: plain JavaScript, and
// nothing newer than the refusal of an old Node may be parsed before that refusal.
const refusal = nodeRefusal(process.versions.node);
if (refusal === undefined) {
  void import('./bootstrap/bring-packages.js').then(async ({ bringPackages }) => {
    process.exitCode = await bringPackages(new URL('..', import.meta.url));
  });
} else {
  console.error(refusal);
  process.exitCode = 3;
}
