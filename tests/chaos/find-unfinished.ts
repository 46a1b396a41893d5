import type { Scenario } from './progress.ts';

/** A row of the page of a run: scenario, topology, seconds, how far it came of how far it should, and what was counted. */
const row = /^\| ([^|]+) \| ([^|]+) \| \d+ \| (\d+) of (\d+) \| (.*) \|$/gm;

/**
 * What is wrong with the kept page of a run, as `writeChaosPage` writes it: scenarios that it lacks, that failed, had no turn or did not
 * come to their end (as far as that was then), and rows of none.
 */
export function findUnfinished(page: string, scenarios: readonly Omit<Scenario, 'of'>[]): string[] {
  const known = new Set(scenarios.map(({ name, topology }) => `${name} on ${topology}`));
  const found = new Set<string>();
  const faults: string[] = [];
  for (const [, name, topology, reached, of, counted = ''] of page.matchAll(row)) {
    const title = `${name} on ${topology}`;
    found.add(title);
    if (!known.has(title)) faults.push(`${title} is no scenario`);
    if (Number(reached) < Number(of)) faults.push(`${title} came to ${reached} of ${of}`);
    if (!counted.startsWith('{')) faults.push(`${title}: ${counted}`);
  }
  return [
    ...faults,
    ...[...known].filter((title) => !found.has(title)).map((title) => `${title} is not there`),
  ];
}
