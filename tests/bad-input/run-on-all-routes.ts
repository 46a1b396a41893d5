import { randomUUID } from 'node:crypto';
import { badInputRoutes, type PublicRoute } from './bad-input-routes.ts';
import { badInputs } from './bad-inputs.ts';
import { runBadInput } from './run-bad-input.ts';

type AllRoutes = {
  baseUrl: string;
  seed: number;
  /** Bad inputs for each route. */
  countPerRoute: number;
  /** Headers of whoever may use the route: a session, a cart. */
  headersOf: (route: PublicRoute) => Record<string, string>;
  /** Told after each route, since 20,000 a route take their time. */
  onRoute?: (line: string) => void;
};

/** Made and sent at once, so that a long run keeps a short memory. */
const batchSize = 300;

/** The statuses of a refusal that is about the input itself. */
const aboutInput = [400, 413, 415, 422];

/**
 * Sends bad input to every public route that takes any, and gives each misbehaviour as
 * `call: what was sent: complaint`. A route where fewer than half of the answers were about the input is one too:
 * something else, such as a missing session, hid it.
 */
export async function runOnAllRoutes(options: AllRoutes): Promise<string[]> {
  const complaints: string[] = [];
  for (const route of badInputRoutes().filter(takesInput)) {
    const found = await runOnRoute(options, route);
    complaints.push(...found.map((each) => `${route.name}: ${each}`));
    options.onRoute?.(`${route.name} ${found.length === 0 ? 'holds' : `fails ${found.length} times`}`);
  }
  return complaints;
}

function takesInput({ hasBody, pathFields, queryFields }: PublicRoute): boolean {
  return hasBody || pathFields.length > 0 || queryFields.length > 0;
}

async function runOnRoute(options: AllRoutes, route: PublicRoute): Promise<string[]> {
  const { baseUrl, seed, countPerRoute, headersOf } = options;
  const complaints: string[] = [];
  let answersAboutInput = 0;
  for (let done = 0; done < countPerRoute; done += batchSize) {
    const count = Math.min(batchSize, countPerRoute - done);
    const cases = badInputs({ ...route, seed: seed + done, count });
    const headers = (): Record<string, string> => ({ ...headersOf(route), ...keyOf(route) });
    const report = await runBadInput({ baseUrl, route, cases, headers });
    complaints.push(
      ...report.offences.map(({ what, complaint }) => `${what} (seed ${seed + done}): ${complaint}`),
    );
    for (const status of aboutInput) answersAboutInput += report.statuses[status] ?? 0;
  }
  if (!route.isRaw && answersAboutInput * 2 < countPerRoute) {
    complaints.push(`only ${answersAboutInput} of ${countPerRoute} answers were about the input`);
  }
  return complaints;
}

function keyOf({ contract }: PublicRoute): Record<string, string> {
  return contract.repeat === 'key' ? { 'idempotency-key': randomUUID() } : {};
}
