import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { attributeColumn } from './columns.ts';
import type { FileFault, FileRecord } from './draft-of-records.ts';

type Value = NonNullable<ProductDraftValue['attributes']>[number];
export type KnownAttribute = { type: 'text' | 'number' | 'boolean' | 'choice' };

const yes: ReadonlySet<string> = new Set(['true', 'yes', '1', '是']);
const no: ReadonlySet<string> = new Set(['false', 'no', '0', '否']);

/**
 * The values of attributes that a line gives: all of them in the column `attributes` as JSON (`{"height": 12.5}`), or
 * single ones in columns of their own (`attribute:height`); an empty field takes a value away.
 */
export function readAttributes(
  { line, fields }: FileRecord,
  known: ReadonlyMap<string, KnownAttribute>,
  before: readonly Value[],
): { values: Value[]; faults: FileFault[] } {
  const faults: FileFault[] = [];
  const values = new Map(before.map((value) => [value.key, value]));
  const put = (key: string, given: unknown, column: string) => {
    const value = valueOf(key, given, known.get(key));
    if (typeof value === 'string') faults.push({ line, column, reason: value });
    else values.set(key, value);
  };
  const json = fields['attributes'];
  if (json !== undefined) {
    values.clear();
    const all = parseObject(json);
    if (!all) faults.push({ line, column: 'attributes', reason: 'Write attributes as a JSON object.' });
    for (const [key, given] of Object.entries(all ?? {})) put(key, given, 'attributes');
  }
  for (const [column, text] of Object.entries(fields)) {
    const [, key, isChinese] = attributeColumn.exec(column) ?? [];
    if (key === undefined || isChinese) continue;
    const zh = fields[`${column}:zh`];
    if (text === '') values.delete(key);
    else put(key, known.get(key)?.type === 'text' ? { en: text, zh: zh || text } : text, column);
  }
  return { values: [...values.values()], faults };
}

/** A value as its definition takes it, or the reason why it cannot be one. */
function valueOf(key: string, given: unknown, definition: KnownAttribute | undefined): Value | string {
  if (!definition) return `There is no attribute ${key.slice(0, 100)}.`;
  if (definition.type === 'number') {
    const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    return typeof number === 'number' && Number.isFinite(number) ? { key, number } : `${key} takes a number.`;
  }
  if (definition.type === 'boolean') {
    const text = String(given).toLowerCase();
    if (yes.has(text)) return { key, isTrue: true };
    return no.has(text) ? { key, isTrue: false } : `${key} takes yes or no.`;
  }
  if (definition.type === 'choice')
    return typeof given === 'string' ? { key, choice: given } : `${key} takes the key of a choice.`;
  if (typeof given === 'string') return { key, text: { en: given, zh: given } };
  return isWords(given) ? { key, text: { en: given.en, zh: given.zh || given.en } } : `${key} takes a text.`;
}

function isWords(given: unknown): given is { en: string; zh?: string } {
  return typeof given === 'object' && given !== null && 'en' in given && typeof given.en === 'string';
}

function parseObject(json: string): Record<string, unknown> | undefined {
  if (json === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
