import { DatabaseStartError } from '#runtime/postgres/start-error.ts';
import { isRunning } from '../shop/known-process.ts';
import { runningShop, type RunningShop } from '../shop/running-shop.ts';
import { portsFrom, requireFreePorts, type Ports } from '../start/ports.ts';
import { bad, ok, warn, type Check } from './check.ts';

const answerMs = 3000;

/** The processes of the running shop, its door and its sandboxes; or whether the ports are free for one. */
export async function checkProcesses(firstPort: number): Promise<Check[]> {
  const shop = runningShop();
  if (!shop) return [ok('shop', 'is not running'), ...(await checkPorts(portsFrom(firstPort)))];
  return [
    checkShop(shop),
    ...checkRestart(shop),
    await checkAnswer('door', `${shop.url}/api/v1/categories?locale=en-gb`, 'souk logs --level warn'),
    await checkAnswer(
      'sandbox payment provider',
      `${shop.providerUrl}/healthz`,
      'souk logs --service payment-provider',
    ),
    await checkAnswer('sandbox mailbox', `${shop.mailboxUrl}/healthz`, 'souk logs --service mailbox'),
    await checkAnswer('sandbox carrier', `${shop.carrierUrl}/healthz`, 'souk logs --service carrier'),
  ];
}

async function checkPorts(ports: Ports): Promise<Check[]> {
  const names = Object.keys(ports) as (keyof Ports)[];
  const taken: Check[] = [];
  for (const name of names) {
    try {
      await requireFreePorts(ports, [name]);
    } catch (error) {
      if (!(error instanceof DatabaseStartError)) throw error;
      taken.push(bad('ports', error.message, error.hint));
    }
  }
  return taken.length > 0 ? taken : [ok('ports', `${ports.shop} to ${ports.carrier} are free`)];
}

function checkShop({ phase, topology, startedAt, processes }: RunningShop): Check {
  const gone = Object.entries(processes).filter(([, known]) => !isRunning(known));
  const says = `${topology}, ${phase}, since ${startedAt}`;
  if (gone.length > 0) {
    const names = gone.map(([name]) => name).join(', ');
    return bad(
      'shop',
      `${says}; gone: ${names}`,
      'the supervisor starts them again: souk logs tells why they ended',
    );
  }
  if (phase !== 'ready') return warn('shop', says, 'wait until it is ready: souk status');
  return ok('shop', `${says}, ${Object.keys(processes).length} processes`);
}

function checkRestart({ restart }: RunningShop): Check[] {
  if (!restart?.problem) return [];
  return [warn('last restart', `stopped: ${restart.problem}`, 'mend that and try again: souk restart')];
}

async function checkAnswer(name: string, url: string, look: string): Promise<Check> {
  const startedAtMs = performance.now();
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) });
    await response.body?.cancel();
    const took = `${Math.round(performance.now() - startedAtMs)} ms`;
    if (response.ok) return ok(name, `${new URL(url).origin} answers in ${took}`);
    return bad(name, `${url} answers ${response.status}`, `see why: ${look}`);
  } catch (error) {
    return bad(name, `${url} does not answer: ${(error as Error).message}`, `see why: ${look}`);
  }
}
