import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startTestServer } from '#runtime/postgres/test-server.ts';
import { allMutations } from './mutations/all-mutations.ts';
import { copyOfSources } from './mutations/copy-of-sources.ts';
import { pickToday } from './mutations/pick-today.ts';
import { tryMutation, type Trial } from './mutations/try-mutation.ts';
import { writeMutationsPage } from './mutations/write-mutations-page.ts';

const usage = `npm run test:mutations [-- --only NAME,… | --rotate]
  takes guards away one by one, and sees that the test named for each fails; writes docs/mutations.md when all are tried
  --only    some of them: ${allMutations.map(({ name }) => name).join(', ')}
  --rotate  one of them, another with each commit`;
const project = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({
  options: { only: { type: 'string' }, rotate: { type: 'boolean' }, help: { type: 'boolean' } },
});
const wanted = values.only?.split(',');
const unknown = wanted?.filter((name) => !allMutations.some((each) => each.name === name)) ?? [];
if (values.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `no mutation is called ${unknown.join(', ')}\n${usage}` : usage);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const isWhole = !wanted && !values.rotate;
const chosen = values.rotate
  ? [pickToday(project)]
  : allMutations.filter(({ name }) => !wanted || wanted.includes(name));
const copy = copyOfSources(project);
const server = await startTestServer();
const trials: Trial[] = [];
try {
  const environment = { SOUK_TEST_DATABASE_URL: server.superuserUrl };
  for (const mutation of chosen) {
    const trial = await tryMutation(mutation, { folder: copy.folder, environment });
    trials.push(trial);
    const mark = trial.outcome === 'noticed' ? '✓' : '✗';
    console.log(`${mark} ${mutation.name}: ${trial.outcome}, ${trial.seconds.toFixed(1)} s: ${trial.says}`);
  }
} finally {
  await server.stop();
  copy.remove();
}
if (isWhole) writeFileSync(join(project, 'docs/mutations.md'), writeMutationsPage(trials));
const noticed = trials.filter(({ outcome }) => outcome === 'noticed').length;
console.log(`${noticed} of ${trials.length} guards are watched by the test that is named for them`);
process.exitCode = noticed === trials.length ? 0 : 1;
