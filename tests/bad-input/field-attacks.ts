import { pickSite, replaceSite, writeAtSite, type Attack } from './attack.ts';
import type { Site } from './list-sites.ts';
import { naughtyStrings } from './naughty-strings.ts';
import { replaceAt } from './replace-at.ts';

const strangeValues = [null, true, false, 0, 42, -1, 'text', '', [], [[]], {}, { a: 1 }, [null]] as const;
const numbersAsText = [
  '-1',
  '-0.5',
  '1.5',
  '1e-7',
  '1e999',
  '-1e999',
  '9007199254740993',
  '1e308',
  '99999999999999999999',
];
const noNumbers = ['NaN', 'Infinity', '-Infinity', '0x10', '01', '1_000', '+1', '.5', '1.'];

/** Enough to be refused by any limit worth the name. */
const bytesMost = 1_000_000;

const isField = ({ keys }: Site): boolean => typeof keys.at(-1) === 'string';
const isText = ({ schema }: Site): boolean =>
  schema.type === 'string' || typeof schema.const === 'string' || schema.anyOf !== undefined;
const isNumber = ({ schema }: Site): boolean => schema.type === 'integer' || schema.type === 'number';

const wrongType: Attack = (target) => {
  const site = pickSite(target, () => true);
  const strange = target.random.pick(strangeValues);
  return site && replaceSite(target, site, `wrong type: ${JSON.stringify(strange)}`, strange);
};

const missingField: Attack = (target) => {
  const site = pickSite(target, isField);
  return site && replaceSite(target, site, 'missing field', undefined);
};

const extraField: Attack = (target) => {
  const site = pickSite(target, ({ schema }) => schema.type === 'object');
  if (site === null) return null;
  const name = target.random.pick([
    'extra',
    'isAdmin',
    'price',
    'ID',
    '$ref',
    'a/b~c',
    '字段',
    'x'.repeat(1000),
  ]);
  const keys = [...site.keys, name];
  return { what: `extra field ${name.slice(0, 20)}`, keys, value: replaceAt(target.value, keys, 'surplus') };
};

const naughtyText: Attack = (target) => {
  const site = pickSite(target, isText);
  const index = target.random.integer(0, naughtyStrings.length - 1);
  if (site === null) return null;
  return {
    ...replaceSite(target, site, `naughty text ${index}`, naughtyStrings[index]),
    isWorthSending: true,
  };
};

const sizeOfText: Attack = (target) => {
  const site = pickSite(target, ({ schema }) => schema.type === 'string');
  if (site === null) return null;
  const most = site.schema.maxLength ?? 1000;
  const length = target.random.pick([0, most + 1, most + 1, most * 2 + 1, 10_000, 100_000, 1_000_000]);
  const letter = target.random.pick(['a', '1', '茶', '🫖']);
  const text = letter.repeat(Math.min(length / letter.length, bytesMost / Buffer.byteLength(letter)));
  return { ...replaceSite(target, site, `text of ${length} ${letter}`, text), isWorthSending: true };
};

const sizeOfList: Attack = (target) => {
  const site = pickSite(target, ({ schema }) => schema.type === 'array');
  if (site === null) return null;
  const length = target.random.pick([0, (site.schema.maxItems ?? 1000) + 1, 5000]);
  const [first] = site.keys.reduce<unknown>(
    (at, key) => (at as Record<string, unknown>)[key],
    target.value,
  ) as unknown[];
  return replaceSite(
    target,
    site,
    `list of ${length}`,
    Array.from({ length }, () => first),
  );
};

const strangeNumber: Attack = (target) => {
  const site = pickSite(target, isNumber);
  const number = target.random.pick([...numbersAsText, ...noNumbers]);
  return site && writeAtSite(target, site, `number ${number}`, number);
};

/** Attacks on one field, which may stand in a body, a path or a query. */
export const fieldAttacks: readonly Attack[] = [
  wrongType,
  missingField,
  extraField,
  naughtyText,
  sizeOfText,
  sizeOfList,
  strangeNumber,
];
