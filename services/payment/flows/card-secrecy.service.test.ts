import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import type { Log, LogFields } from '#runtime/telemetry/log.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { paymentService } from '../service.ts';
import { aCard, anAttempt, order, query } from '../testing.ts';

const number = '4000123412341234';
const card = { ...aCard(number), securityCode: '9871', expiryYear: 2093 };
/** Standing alone: ids and instants may hold any four digits. */
const secrets = [/4000[ -]?1234[ -]?1234[ -]?1234/, /(?<![\w.:-])9871(?!\w)/, /(?<![\w.:-])2093(?!\w)/];

/** A provider that says back whatever it is told, in all the places where words of a provider are read. */
const echoes: ((sent: string) => { status: number; body: string })[] = [
  (sent) => ({ status: 500, body: sent }),
  (sent) => ({ status: 200, body: sent }),
  (sent) => ({ status: 200, body: `<html>${sent}` }),
  (sent) => ({ status: 422, body: JSON.stringify({ error: { code: sent } }) }),
  () => ({ status: 422, body: JSON.stringify({ error: { code: number } }) }),
  () => ({ status: 402, body: JSON.stringify({ error: { code: 'card_declined', message: number } }) }),
  (sent) => ({
    status: 201,
    body: JSON.stringify({ ...JSON.parse(sent || '{}'), id: 'p', status: 'declined', declineCode: number }),
  }),
  () => ({
    status: 201,
    body: JSON.stringify({
      id: 'pay_1',
      status: 'declined',
      declineCode: 'card_declined',
      reference: 'any',
      version: 1,
      capturedMinor: 0,
      refundedMinor: 0,
      method: { number, securityCode: '9871' },
    }),
  }),
];

describe('a card', () => {
  const lines: unknown[] = [];
  const write = (message: string, fields?: LogFields) => lines.push([message, fields]);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  let echo = echoes[0];
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      const { status, body } = echo?.(sent) ?? { status: 500, body: '' };
      if (status === 0) request.socket.destroy();
      else response.writeHead(status).end(body);
    });
  });
  let room: TestRoom<'payment'>;
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const setting = defaultSettings({ 'payment.sandboxUrl': url, 'payment.providerTimeoutMs': 200 });
    room = await openTestRoom(paymentService, { setting, log });
  });
  after(async () => {
    await room.close();
    server.closeAllConnections();
    server.close();
  });

  /** Everything that is kept of a word: all tables of the room and its queue, and the log. */
  async function everything(): Promise<string> {
    const tables = await query(
      room,
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('payment', 'payment_jobs')`,
    );
    assert.ok(tables.length > 5);
    const rows = [];
    for (const { name } of tables) rows.push(await query(room, `select * from ${String(name)}`));
    return JSON.stringify([rows, lines], (_key, value: unknown) =>
      value instanceof Error
        ? [value.message, value.stack, String(value.cause), Object.values(value)]
        : value,
    );
  }

  test('is in no table, queue, event, log line, answer or error, whatever the provider says back', async () => {
    const answers: unknown[] = [];
    for (const each of echoes) {
      echo = each;
      const attempt = anAttempt({ method: card });
      for (const call of ['pay', 'pay'] as const) {
        answers.push(
          await room.ask(call, attempt, order).catch((error: Error) => [error.message, error.stack]),
        );
      }
      const { attemptId } = attempt;
      answers.push(await room.ask('queryPayment', { attemptId }, order));
    }
    echo = () => ({ status: 0, body: '' });
    answers.push(await room.ask('pay', anAttempt({ method: card }), order));
    server.close();
    server.closeAllConnections();
    answers.push(await room.ask('pay', anAttempt({ method: card }), order));
    assert.ok(lines.length > 5, 'something was logged');
    const kept = (await everything()) + JSON.stringify(answers);
    assert.ok(kept.includes('card_declined'), 'what is kept was read');
    for (const secret of secrets) assert.doesNotMatch(kept, secret);
  });

  test('is not said back by the door that refuses it', async () => {
    for (const changes of [
      { number: '4000-1234-1234-1234' },
      { securityCode: '98719' },
      { expiryYear: 20_93.5 },
    ]) {
      const answer = await room.ask(
        'pay',
        anAttempt({ method: { ...card, ...changes } as typeof card }),
        order,
      );
      assert.ok(isRefusal(answer));
      assert.equal(answer.refusal, 'invalid-input');
      for (const secret of secrets) assert.doesNotMatch(JSON.stringify(answer), secret);
    }
  });
});
