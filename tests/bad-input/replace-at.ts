/** A copy of a value with another one in the place that the keys lead to; `undefined` takes a field out. */
export function replaceAt(value: unknown, keys: readonly (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? replaceAt(item, rest, replacement) : item));
  }
  const fields = value as Record<string, unknown>;
  const { [key]: old, ...others } = fields;
  const inside = replaceAt(old, rest, replacement);
  return inside === undefined ? others : { ...others, [key]: inside };
}
