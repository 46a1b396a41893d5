export type Target = { kind: string; id: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What ids, slugs, codes and keys are made of: an input is not judged yet, so its path may hold anything. */
const plain = /^[\w.:~-]{1,200}$/;

/**
 * What a change is about: the first parameter of its path, which names no person, else the first id in its input or
 * answer. Nothing else of them is kept.
 */
export function targetOf(parameters: readonly string[], given: unknown): Target | undefined {
  const fields = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  for (const kind of parameters) {
    const value = fields[kind];
    if (typeof value === 'string' && plain.test(value)) return { kind, id: value };
  }
  const found = Object.entries(fields).find(
    ([name, value]) => name.endsWith('Id') && typeof value === 'string' && uuid.test(value),
  );
  return found ? { kind: found[0], id: found[1] as string } : undefined;
}
