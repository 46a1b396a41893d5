import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { openSmsSender, type SmsSender } from './sms-http.ts';

describe('sending SMS', () => {
  const received: unknown[] = [];
  let status = 202;
  let server: Server;
  let sender: SmsSender;
  let url: string;
  before(async () => {
    const keep = async (request: IncomingMessage, response: ServerResponse) => {
      const { method, headers } = request;
      received.push({
        method,
        type: headers['content-type'],
        key: headers['idempotency-key'],
        body: JSON.parse(await text(request)),
      });
      response.writeHead(status).end('{}');
    };
    server = createServer((request, response) => void keep(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
    sender = openSmsSender();
  });
  after(async () => {
    await sender.close();
    server.close();
  });

  const sms = { messageId: 'm-1', to: '+8613800138000', text: '【Souk】您好' };

  test('the gateway gets number and text as JSON, with a key that stays the same over tries', async () => {
    assert.deepEqual(await sender.send(url, sms), { isTaken: true });
    assert.deepEqual(received, [
      { method: 'POST', type: 'application/json', key: 'm-1', body: { to: sms.to, text: sms.text } },
    ]);
  });

  test('4xx is for good, 408, 429 and 5xx are for now', async () => {
    for (status of [400, 404, 422]) {
      assert.deepEqual(await sender.send(url, sms), { isTaken: false, because: `HTTP ${status}` });
    }
    for (status of [408, 429, 500, 503]) {
      await assert.rejects(sender.send(url, sms), { message: `the SMS gateway answered ${status}` });
    }
  });

  test('a gateway that is away throws', async () => {
    await assert.rejects(sender.send('http://127.0.0.1:1/sms', sms));
  });
});
