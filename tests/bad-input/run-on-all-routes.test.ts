// long: every route
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { badInputRoutes } from './bad-input-routes.ts';
import { runOnAllRoutes } from './run-on-all-routes.ts';

const countPerRoute = 14;

async function complaintsAbout(listener: RequestListener): Promise<string[]> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const headersOf = (): Record<string, string> => ({ 'souk-session': 'x' });
    return await runOnAllRoutes({ baseUrl: `http://127.0.0.1:${port}`, seed: 1, countPerRoute, headersOf });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function refuseWith(status: number, seen?: Set<string>): RequestListener {
  const problem = { type: '/problems/x', title: 'No', status, code: 'x' };
  return (request, response) => {
    request.resume().on('end', () => {
      for (const header of ['souk-session', 'idempotency-key'])
        if (request.headers[header]) seen?.add(header);
      response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
    });
  };
}

test('a shop that refuses without a word about the input is found, route by route', async () => {
  const seen = new Set<string>();
  const complaints = await complaintsAbout(refuseWith(401, seen));
  const routes = badInputRoutes().filter(({ isRaw, hasBody, pathFields, queryFields }) => {
    return !isRaw && (hasBody || pathFields.length + queryFields.length > 0);
  });
  assert.deepEqual(
    complaints,
    routes.map(({ name }) => `${name}: only 0 of ${countPerRoute} answers were about the input`),
  );
  assert.deepEqual([...seen].toSorted(), ['idempotency-key', 'souk-session']);
});

test('a complaint names the call, what was sent and the seed to send it again', async () => {
  const [complaint] = await complaintsAbout(refuseWith(500));
  assert.match(complaint ?? '', /^gateway\.changeSetting: .+ at .+ \(seed 1\): answered 500$/);
});
