import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logWith } from './log.ts';
import { writeLog } from './write-log.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** A log whose lines can be read; `level` may be changed at any time. */
function aLog() {
  const lines: Record<string, unknown>[] = [];
  const own = { level: 'info' as Level };
  const destination = {
    write: (text: string) => void lines.push(JSON.parse(text) as Record<string, unknown>),
  };
  return { lines, own, log: writeLog('order-1', () => own.level, destination) };
}

test('a line is JSON with time, level, process, message and the trace it belongs to', () => {
  const { lines, log } = aLog();
  const { time, ...rest } =
    (logWith(log, { service: 'order', traceId: 't1' }).warn('late', { orderId: 'o1' }), lines[0]) ?? {};
  assert.ok(Math.abs(Date.parse(String(time)) - Date.now()) < 1000, String(time));
  assert.match(String(time), /Z$/);
  assert.deepEqual(rest, {
    level: 'warn',
    process: 'order-1',
    service: 'order',
    traceId: 't1',
    orderId: 'o1',
    msg: 'late',
  });
});

test('fields and messages are masked before they are written', () => {
  const { lines, log } = aLog();
  log.error('ada@example.org cannot pay', {
    orderId: 'o1',
    email: 'ada@example.org',
    shippingAddress: { name: 'Ada', city: 'Leeds' },
    error: new Error('card 4242 4242 4242 4242 declined for +447700900123'),
  });
  const text = JSON.stringify(lines);
  assert.ok(text.includes('[e-mail] cannot pay') && text.includes('"orderId":"o1"'));
  for (const secret of ['ada@', 'Ada', 'Leeds', '4242', '+4477']) assert.ok(!text.includes(secret), secret);
});

test('the level holds from one line to the next', () => {
  const { lines, own, log } = aLog();
  log.debug('not yet');
  own.level = 'debug';
  log.debug('now');
  own.level = 'error';
  log.warn('no more');
  log.error('this');
  assert.deepEqual(
    lines.map(({ msg }) => msg),
    ['now', 'this'],
  );
});
