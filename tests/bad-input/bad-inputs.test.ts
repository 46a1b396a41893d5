import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { services } from '#contracts/services.ts';
import { badInputs, type BadInput } from './bad-inputs.ts';
import { decodeBody, decodeText, writeField } from './decode-input.ts';
import type { JsonSchema } from './json-schema.ts';
import { listSites } from './list-sites.ts';
import { makeRandom } from './make-random.ts';
import { makeValidValue } from './make-valid-value.ts';
import { naughtyStrings } from './naughty-strings.ts';

const Line = Type.Object(
  {
    variantId: Type.String({ format: 'uuid', maxLength: 36 }),
    quantity: Type.Integer({ minimum: 1, maximum: 999 }),
    note: Type.Optional(Type.String({ maxLength: 200 })),
    state: Type.Union([Type.Literal('new'), Type.Literal('old')]),
    tags: Type.Array(Type.String({ pattern: '^[a-z]+$' }), { maxItems: 5 }),
    gift: Type.Union([Type.Object({ name: Type.String() }, { additionalProperties: false }), Type.Null()]),
  },
  { additionalProperties: false },
);

const bodyOf = ({ rawBody, value }: BadInput): Uint8Array => rawBody ?? Buffer.from(JSON.stringify(value));

describe('bad inputs', () => {
  test('the same seed gives the same inputs, another seed gives others', () => {
    const digest = (seed: number): string => {
      const hash = createHash('sha256');
      for (const input of badInputs({ schema: Line, seed, count: 200 })) {
        hash.update(input.what).update(bodyOf(input));
      }
      return hash.digest('hex');
    };
    assert.equal(digest(7), digest(7));
    assert.notEqual(digest(7), digest(8));
  });

  test('each input is really bad, unless it is marked as possibly valid', () => {
    const validator = Compile(Line);
    const inputs = badInputs({ schema: Line, seed: 1, count: 2000 });
    assert.equal(inputs.length, 2000);
    for (const input of inputs) {
      const read = decodeBody(bodyOf(input));
      const isRead = input.contentType === 'application/json' && read !== null;
      assert.equal(isRead && validator.Check(read.value), input.mayBeValid, input.what);
    }
    assert.ok(inputs.filter(({ mayBeValid }) => mayBeValid).length < 300);
  });

  test('every kind of fault is among 300', () => {
    const inputs = badInputs({ schema: Line, seed: 2, count: 300 });
    const whats = inputs.map(({ what }) => what).join('\n');
    for (const kind of [
      'wrong type: null',
      'wrong type: []',
      'missing field',
      'extra field',
      'naughty text',
      'text of 0 ',
      'text of 1000000',
      'list of',
      'number ',
      '10000 levels of [',
      '10000 levels of {',
      'no UTF-8',
      'JSON cut',
      'no JSON',
      'twice',
      '"__proto__"',
      '"constructor"',
      'content type text/plain',
    ])
      assert.ok(whats.includes(kind), kind);
    const paths = new Set(inputs.map(({ expectedPath }) => expectedPath));
    for (const path of [
      '',
      '/variantId',
      '/quantity',
      '/note',
      '/state',
      '/tags',
      '/tags/0',
      '/gift',
      '/extra',
      null,
    ]) {
      assert.ok(paths.has(path), `${path}`);
    }
  });

  test('the path is that of the field that was spoilt', () => {
    const validator = Compile(Line);
    for (const { what, expectedPath, value, mayBeValid, rawBody } of badInputs({
      schema: Line,
      seed: 3,
      count: 500,
    })) {
      if (!what.startsWith('wrong type') || mayBeValid || expectedPath === null) continue;
      assert.equal(rawBody, null);
      const faults = validator.Errors(value).map(({ instancePath }) => instancePath);
      assert.ok(
        faults.some((fault) => fault.startsWith(expectedPath)),
        `${what}: ${faults.join()}`,
      );
    }
  });

  test('fields of the path and query are spoilt as text', () => {
    const inputs = badInputs({
      schema: Line,
      pathFields: ['variantId'],
      queryFields: ['quantity'],
      hasBody: false,
      seed: 4,
      count: 300,
    });
    const { variantId, quantity } = Line.properties;
    const text = Type.Object({ variantId, quantity }, { additionalProperties: false });
    const validator = Compile(text);
    for (const input of inputs) {
      const read = decodeText(text, input.text);
      assert.equal(validator.Check(read), input.mayBeValid, `${input.what} ${JSON.stringify(input.text)}`);
      assert.equal(input.rawBody, null);
      assert.ok(JSON.stringify(input.text).length < 4000);
      assert.ok(writeField(input.text['variantId']).length > 0, 'an empty path field is another address');
    }
  });

  test('an input without fields can be spoilt too', () => {
    const Nothing = Type.Object({}, { additionalProperties: false });
    assert.equal(badInputs({ schema: Nothing, seed: 5, count: 50 }).length, 50);
    assert.throws(
      () => badInputs({ schema: Nothing, hasBody: false, seed: 5, count: 50 }),
      /only 0 bad inputs/,
    );
  });
});

describe('valid inputs, which the bad ones are made of', () => {
  test('are valid for every call of the contracts', () => {
    let checked = 0;
    for (const [name, service] of Object.entries(services)) {
      for (const [call, { input }] of Object.entries(service.calls)) {
        const validator = Compile(input);
        for (let seed = 0; seed < 5; seed += 1) {
          const value = makeValidValue(input as JsonSchema, makeRandom(seed));
          assert.ok(validator.Check(value), `${name}.${call} ${JSON.stringify(validator.Errors(value)[0])}`);
          assert.ok(listSites(input as JsonSchema, value).length > 0);
          checked += 1;
        }
      }
    }
    assert.ok(checked > 100);
  });
});

test('the naughty strings are all there', () => {
  assert.equal(naughtyStrings.length, 515 + 17);
  assert.ok(naughtyStrings.some((text) => !text.isWellFormed()));
  assert.ok(naughtyStrings.includes('\u0000'));
});
