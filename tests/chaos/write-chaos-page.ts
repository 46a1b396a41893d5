import { doneOf, type Progress, type Scenario } from './progress.ts';

/** The page of a run: what was done with which seed, how far each scenario came, and what was counted. */
export function writeChaosPage(progress: Progress, machine: string, scenarios: readonly Scenario[]): string {
  const rows = scenarios.map((scenario) => {
    const { name, topology, of } = scenario;
    const done = doneOf(progress, scenario);
    const { seconds = 0, reached = 0, failure } = done ?? {};
    const counted = done?.report ? JSON.stringify(done.report) : 'no turn yet';
    const told = failure === undefined ? counted : `**failed**: ${failure.split('\n')[0]}`;
    const far = `${reached} of ${of}`;
    return `| ${name} | ${topology} | ${Math.round(seconds)} | ${far} | ${told.replaceAll('|', '\\|')} |`;
  });
  return `# A run of chaos

Written by \`npm run test:chaos -- --minutes ${progress.minutes} --seed ${progress.seed}\`, which goes on where it was
stopped. Each row is a scenario of \`tests/chaos/acts.ts\`, in shops of its own, and how far it came: in seeds of races, in orders
that were bought under kills, in places to die or to stand still at. After each part the shop was left until nothing
moved any more; then every acknowledged order was there once, and none had been moving for over a minute but while the provider
was silent; the provider kept what was due of each, goods were gone as they were sold, and no audit found anything, within a
room or between rooms and figures. Any answer that was neither one nor a refusal with a reason failed the scenario.

- commit ${progress.commit.slice(0, 12)}, seed ${progress.seed}
- ${Math.round(progress.spentSeconds / 60)} minutes on ${machine}

| scenario | topology | seconds | reached | counted |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
