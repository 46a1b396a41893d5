import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMessage } from '../testing.ts';
import { summarise } from './message.ts';
import type { MessageFilter } from './select-messages.ts';
import { selectMessages } from './select-messages.ts';

const messages = [
  aMessage({ id: '1', to: ['ada@example.com', 'copy@example.com'], receivedAt: '2026-11-21T10:00:00.000Z' }),
  aMessage({
    id: '2',
    kind: 'sms',
    to: ['+447700900123'],
    text: 'Code 1234',
    receivedAt: '2026-11-21T10:00:01.000Z',
  }),
  aMessage({ id: '3', to: ['bob@example.com'], subject: '重置密码', receivedAt: '2026-11-21T10:00:02.000Z' }),
].map(summarise);

const cases: { filter: MessageFilter; ids: string[] }[] = [
  { filter: {}, ids: ['3', '2', '1'] },
  { filter: { to: 'ADA@example.com' }, ids: ['1'] },
  { filter: { to: 'copy@example.com' }, ids: ['1'] },
  { filter: { to: 'example.com' }, ids: [] },
  { filter: { kind: 'sms' }, ids: ['2'] },
  { filter: { after: '1' }, ids: ['3', '2'] },
  { filter: { after: '3' }, ids: [] },
  { filter: { after: '2026-11-21T10:00:01.000Z' }, ids: ['3', '2'] },
  { filter: { after: '2026-11-21T11:00:01.000+01:00' }, ids: ['3', '2'] },
  { filter: { search: 'CODE 12' }, ids: ['2'] },
  { filter: { search: '密码' }, ids: ['3'] },
  { filter: { search: 'example.com', after: '1' }, ids: ['3'] },
];

for (const { filter, ids } of cases) {
  test(JSON.stringify(filter), () => {
    assert.deepEqual(
      selectMessages(messages, filter).map(({ id }) => id),
      ids,
    );
  });
}
