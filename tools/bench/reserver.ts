import { request } from 'undici';
import { systemContext } from '#runtime/system-context.ts';
import { newTrace } from '#runtime/telemetry/trace-context.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { writeHeaders } from '#runtime/call/wire.ts';
import type { ReserveWork } from './bench-work.ts';
import type { Turn } from './work-of.ts';

const holdSeconds = 3600;
const limitMs = 10_000;
const tidiersAtOnce = 16;

/** Turns that reserve one of a variant each; afterwards all of it is given back. */
export function reserver({ address, callerKey, variantId }: ReserveWork): Turn {
  const keys = { 'order>catalog': callerKey };
  const orderIds: string[] = [];

  async function call(name: string, input: unknown, state: string): Promise<void> {
    const path = `/internal/catalog/${name}`;
    const body = JSON.stringify(input);
    const context = systemContext('order', { cause: 'bench', trace: newTrace(0.1), limitMs });
    const headers = writeHeaders(keys, { from: 'order', to: 'catalog', path, body }, context);
    const response = await request(`${address}${path}`, { method: 'POST', headers, body });
    const text = await response.body.text();
    const { answer } = JSON.parse(text) as { answer?: { state?: string } };
    if (answer?.state !== state)
      throw new Error(`${name} answered ${response.statusCode}: ${text.slice(0, 300)}`);
  }

  const reserve = async () => {
    const orderId = uuidv7();
    await call('reserve', { orderId, lines: [{ variantId, quantity: 1 }], holdSeconds }, 'held');
    orderIds.push(orderId);
  };
  const tidy = async () => {
    const release = async () => {
      for (let orderId = orderIds.pop(); orderId; orderId = orderIds.pop())
        await call('releaseReservation', { orderId }, 'released');
    };
    await Promise.all(Array.from({ length: tidiersAtOnce }, release));
  };
  return Object.assign(reserve, { tidy });
}
