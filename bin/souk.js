#!/usr/bin/env node
import { nodeRefusal } from '../tools/bootstrap/node-refusal.js';

// The `souk` command on whatever Node the machine has: brings the packages if they are missing, then hands over to
// the Node that came with them.
const refusal = nodeRefusal(process.versions.node);
if (refusal === undefined) {
  void import('../tools/bootstrap/run-souk.js').then(({ runSouk }) =>
    runSouk(new URL('..', import.meta.url), process.argv.slice(2)),
  );
} else {
  console.error(refusal);
  process.exitCode = 3;
}
