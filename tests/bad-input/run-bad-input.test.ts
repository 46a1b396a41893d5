// long: it waits for what hangs
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { validate } from '#runtime/door/validate.ts';
import { badInputRoutes, type PublicRoute } from './bad-input-routes.ts';
import { badInputs, type BadInput } from './bad-inputs.ts';
import { decodeBody } from './decode-input.ts';
import { runBadInput, type BadInputReport } from './run-bad-input.ts';

const Line = Type.Object(
  {
    quantity: Type.Integer({ minimum: 1, maximum: 999 }),
    note: Type.String({ maxLength: 200, pattern: '^[a-z ]+$' }),
  },
  { additionalProperties: false },
);
const cases = badInputs({ schema: Line, seed: 11, count: 60 });

type Problem = { status: number; code: string; path?: string; detail?: string };

function refuse(
  response: ServerResponse,
  { status, ...more }: Problem,
  contentType = 'application/problem+json',
): void {
  response.writeHead(status, { 'content-type': contentType });
  response.end(JSON.stringify({ type: `/problems/${more.code}`, title: 'No', status, ...more }));
}

/** What a well-behaved server says to a body. */
async function refusalOf(request: IncomingMessage): Promise<Problem | null> {
  if (request.headers['content-type'] !== 'application/json')
    return { status: 415, code: 'unsupported-media-type' };
  const read = decodeBody(await buffer(request));
  if (read === null) return { status: 400, code: 'invalid-input' };
  const refusal = validate(Line, read.value);
  return refusal
    ? { status: 400, code: refusal.refusal, detail: refusal.detail, path: refusal.path ?? '' }
    : null;
}

/** A server that behaves, but answers refused bodies as `misbehave` says. */
function serve(misbehave: (response: ServerResponse, problem: Problem) => void): RequestListener {
  return (request, response) => {
    void refusalOf(request).then((problem) => {
      if (problem === null) response.writeHead(200).end('{}');
      else misbehave(response, problem);
    });
  };
}

async function runAgainst(listener: RequestListener, count = cases.length): Promise<BadInputReport> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const route = { method: 'POST', path: '/lines', hasBody: true };
  try {
    const some = cases.slice(0, count);
    return await runBadInput({
      baseUrl: `http://127.0.0.1:${port}`,
      route,
      cases: some,
      headers: () => ({}),
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const complaintsOf = ({ offences }: BadInputReport): string[] => [
  ...new Set(offences.map(({ complaint }) => complaint)),
];

describe('a server is judged by its answers to bad input', () => {
  test('one that refuses with a problem and the path of the field passes', async () => {
    const report = await runAgainst(serve(refuse));
    assert.deepEqual(report.offences, []);
    assert.equal(report.sent, 60);
    assert.deepEqual(Object.keys(report.statuses), ['400', '415']);
  });

  test('one that answers 500 is caught', async () => {
    const report = await runAgainst(serve((response) => void response.writeHead(500).end('{}')));
    assert.deepEqual(complaintsOf(report), ['answered 500']);
    assert.equal(report.offences.length, 60);
  });

  test('one that hangs is caught, and so is one that is slow', async () => {
    const late = serve((response, problem) => void setTimeout(refuse, 2100, response, problem));
    const [hanging, slow] = await Promise.all([runAgainst(() => {}, 2), runAgainst(late, 2)]);
    assert.equal(hanging.offences.length, 2);
    assert.match(complaintsOf(hanging)[0] ?? '', /^no answer: .*(imeout|aborted)/);
    assert.match(complaintsOf(slow)[0] ?? '', /^answered after 2[1-4]\d\d ms$/);
  });

  test('one that hangs up is caught, unless the body is too large to be read', async () => {
    const report = await runAgainst((request) => void request.destroy());
    const isLarge = ({ rawBody, value }: BadInput): boolean =>
      Buffer.byteLength(rawBody ?? JSON.stringify(value)) > 256 * 1024;
    const large = cases.filter(isLarge);
    assert.ok(large.length > 0);
    assert.equal(report.offences.length, cases.length - large.length);
    for (const complaint of complaintsOf(report)) assert.match(complaint, /^no answer: /);
  });

  test('one that accepts what is bad is caught', async () => {
    const report = await runAgainst(serve((response) => void response.writeHead(200).end('{}')));
    assert.deepEqual(complaintsOf(report), ['accepted with 200']);
  });

  test('one that tells its inside is caught', async () => {
    const telling = async (detail: string): Promise<string[]> =>
      complaintsOf(await runAgainst(serve((response, problem) => refuse(response, { ...problem, detail }))));
    const stack = new RangeError('quantity').stack ?? '';
    assert.deepEqual(await telling(stack), ['400 that tells a stack trace', '415 that tells a stack trace']);
    assert.deepEqual(await telling('select id from orders where id = $1'), [
      '400 that tells SQL',
      '415 that tells SQL',
    ]);
    const files = ['400 that tells a file path', '415 that tells a file path'];
    assert.deepEqual(await telling('in services/order/flows/checkout.ts'), files);
    assert.deepEqual(await telling('see /srv/souk/main.ts'), files);
  });

  test('one that does not name the field is caught, and so is one that names another', async () => {
    const silent = serve((response, { status, code }) => refuse(response, { status, code }));
    assert.match(complaintsOf(await runAgainst(silent))[0] ?? '', /^no path, expected \//);
    const vague = serve((response, problem) => refuse(response, { ...problem, path: '' }));
    assert.match(complaintsOf(await runAgainst(vague))[0] ?? '', /^path , expected \//);
    const wrong = serve((response, problem) => refuse(response, { ...problem, path: '/price' }));
    assert.match(complaintsOf(await runAgainst(wrong))[0] ?? '', /^path \/price, expected /);
  });

  test('one that answers with anything but a problem is caught', async () => {
    const plain = serve((response, problem) => refuse(response, problem, 'application/json'));
    assert.deepEqual(complaintsOf(await runAgainst(plain)), [
      '400 as application/json',
      '415 as application/json',
    ]);
    const nameless = serve((response, problem) => refuse(response, { ...problem, code: '' }));
    assert.deepEqual(complaintsOf(await runAgainst(nameless)), ['400 without code', '415 without code']);
    const empty = serve((response, { status }) => {
      response.writeHead(status, { 'content-type': 'application/problem+json' }).end('oops');
    });
    assert.match(complaintsOf(await runAgainst(empty))[0] ?? '', /with a body that is no JSON object$/);
  });
});

describe('the public routes of the contracts', () => {
  test('each gets 300 cases, in the path, the query or the body', () => {
    const routes = badInputRoutes();
    assert.ok(routes.length > 30);
    for (const route of routes) {
      const { schema, pathFields, queryFields, hasBody, name } = route;
      const isBare = !hasBody && pathFields.length + queryFields.length === 0;
      if (isBare) continue;
      assert.equal(
        badInputs({ schema, pathFields, queryFields, hasBody, seed: 1, count: 300 }).length,
        300,
        name,
      );
      assert.ok(Compile(schema).Check({}) === (pathFields.length === 0 && !hasRequired(schema)), name);
    }
  });

  test('fields are sorted into where they travel', () => {
    const find = (name: string): PublicRoute => {
      const route = badInputRoutes().find((each) => each.name === name);
      if (route === undefined) throw new Error(`no route of ${name}`);
      return route;
    };
    const setLine = find('order.setLineQuantity');
    assert.equal(setLine.path, '/api/v1/cart/lines/{variantId}');
    assert.deepEqual(setLine.pathFields, ['variantId']);
    assert.deepEqual(Object.keys((setLine.schema as { properties?: object }).properties ?? {}), [
      'variantId',
      'quantity',
    ]);
    assert.ok(find('insight.searchProducts').queryFields.includes('query'));
    assert.equal(find('insight.searchProducts').hasBody, false);
    assert.throws(() => find('payment.pay'), /no route/);
  });
});

function hasRequired(schema: object): boolean {
  return ((schema as { required?: unknown[] }).required ?? []).length > 0;
}
