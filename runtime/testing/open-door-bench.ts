import { randomUUID } from 'node:crypto';
import type { ResultOf } from '#contracts/services.ts';
import { defineService, type Tools } from '../tools.ts';
import { openTestRoom, type Asking, type TestRoom } from './open-test-room.ts';

type Flow = (tools: Tools) => Promise<unknown>;
type Answer = ResultOf<'user', 'requestPasswordReset'>;

export type DoorBench = {
  room: TestRoom<'user'>;
  /** Asks a call of the bench with a key; its only input is an e-mail address. */
  ask: (idempotencyKey: string, email?: string, as?: Asking) => Promise<Answer>;
  /** Puts another flow behind the call. */
  behave: (flow: Flow) => void;
  /** How many effects there are. */
  effects: () => Promise<number>;
  /** What is stored of requests. */
  rows: () => Promise<Record<string, unknown>[]>;
  /** Makes what is stored of requests some hours older. */
  age: (hours: number) => Promise<void>;
  /** Gives every worker up for dead. */
  endLeases: () => Promise<void>;
  clear: () => Promise<void>;
};

/** The step of an effect: a row in a table. */
export const effect = () => ({
  name: 'test.effect',
  text: 'insert into effect values ($1)',
  values: [randomUUID()],
});

/** Opens a room whose only call, `requestPasswordReset` (it takes an Idempotency-Key), does what a test says. */
export async function openDoorBench(): Promise<DoorBench> {
  let flow: Flow = () => Promise.reject(new Error('the test gave no flow'));
  const requestPasswordReset = (tools: Tools) => flow(tools);
  const room = await openTestRoom(
    defineService<'user', null>({
      name: 'user',
      migrations: new URL('./', import.meta.url),
      calls: { requestPasswordReset, signUp: requestPasswordReset } as never,
      on: {},
      onEveryInstance: {},
      jobs: {},
      audit: () => Promise.resolve([]),
      open: () => Promise.resolve(null),
      close: () => Promise.resolve(),
    }),
  );
  const run = (text: string, values: unknown[] = []) =>
    room.db.rows<Record<string, unknown>>({ name: '', text, values });
  await run('create table effect (id uuid primary key)');
  return {
    room,
    ask: (idempotencyKey, email = 'ada@example.com', as = {}) =>
      room.ask('requestPasswordReset', { email, locale: 'en-gb' }, { ...as, idempotencyKey }),
    behave: (next) => {
      flow = next;
    },
    effects: async () => (await run('select from effect')).length,
    rows: () => run('select * from idempotency order by created_at'),
    endLeases: async () => void (await run('update idempotency set lease_until = now()')),
    clear: async () => {
      await run('delete from idempotency');
      await run('delete from effect');
    },
    age: async (hours) => {
      await run('update idempotency set created_at = created_at - make_interval(hours => $1)', [hours]);
    },
  };
}
