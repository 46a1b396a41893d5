import { pickSite, replaceSite, writeAtSite, type Attack } from './attack.ts';

const levels = 10_000;

const deepNesting: Attack = (target) => {
  const site = pickSite(target, () => true);
  const [open, close] = target.random.pick([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const);
  if (site === null) return null;
  const piece = open.repeat(levels) + (open === '[' ? '' : '1') + close.repeat(levels);
  const attempt = writeAtSite(target, site, `${levels} levels of ${open}`, piece);
  // A server may refuse the body for its depth alone, before it knows of any field.
  return { ...attempt, keys: null, isWorthSending: true };
};

const invalidUtf8: Attack = (target) => {
  const site = pickSite(target, ({ schema }) => schema.type === 'string');
  const marked = site && writeAtSite(target, site, 'bytes that are no UTF-8', '"@@bytes@@"');
  if (marked === null || typeof marked.raw !== 'string') return null;
  const [before = '', after = ''] = marked.raw.split('@@bytes@@');
  const bytes = target.random.pick([
    [0xff],
    [0xc3],
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
    [0xf8, 0x88, 0x80, 0x80, 0x80],
  ]);
  return {
    ...marked,
    keys: null,
    raw: Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]),
  };
};

const truncatedJson: Attack = (target) => {
  const text = JSON.stringify(target.value);
  const end = target.random.integer(0, text.length - 1);
  return { what: `JSON cut after ${end}`, keys: null, value: target.value, raw: text.slice(0, end) };
};

const noJson: Attack = (target) => {
  const raw = target.random.pick([
    '{,}',
    "{'a':1}",
    '{a:1}',
    '[1,]',
    '{"a":1}}',
    '// a\n{}',
    '\ufeff{',
    'undefined',
    '\u0000',
  ]);
  return { what: `no JSON: ${raw}`, keys: null, value: target.value, raw };
};

const duplicateKey: Attack = (target) => {
  const site = pickSite(target, ({ keys }) => keys.length === 1);
  if (site === null) return null;
  const name = JSON.stringify(site.keys[0]);
  const raw = JSON.stringify(target.value).replace(/\}$/, () => `,${name}:[[]]}`);
  return { ...replaceSite(target, site, `key ${name} twice`, [[]]), raw };
};

const prototypeKey: Attack = (target) => {
  const site = pickSite(target, ({ schema }) => schema.type === 'object');
  if (site === null) return null;
  const piece = target.random.pick([
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"__proto__":null}',
    '{"hasOwnProperty":1,"toString":1}',
  ]);
  return {
    ...writeAtSite(target, site, `keys of the prototype: ${piece}`, piece),
    keys: null,
    isWorthSending: true,
  };
};

const wrongContentType: Attack = ({ value, random }) => {
  const contentType = random.pick([
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'x',
    'application/json5',
  ]);
  return { what: `content type ${contentType}`, keys: null, value, raw: JSON.stringify(value), contentType };
};

/** Attacks on a JSON body as a whole. */
export const bodyAttacks: readonly Attack[] = [
  deepNesting,
  invalidUtf8,
  truncatedJson,
  noJson,
  duplicateKey,
  prototypeKey,
  wrongContentType,
];
