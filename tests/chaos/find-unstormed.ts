/** How a call is sent several times, in the text of a scenario. */
const sending = /\bstorm\(\s*'(\w+)'/g;

/**
 * What is wrong with a storm of duplicates: mutations that are in neither the texts of its scenarios nor the exceptions, those that
 * are in both, and names in either that are no mutation.
 */
export function findUnstormed(
  mutations: readonly string[],
  texts: readonly string[],
  exceptions: Readonly<Record<string, string>>,
): string[] {
  const sent = new Set(texts.flatMap((text) => [...text.matchAll(sending)].map(([, name]) => name ?? '')));
  const known = new Set(mutations);
  const excepted = new Set(Object.keys(exceptions));
  return [
    ...mutations
      .filter((name) => !sent.has(name) && !excepted.has(name))
      .map((name) => `${name} is not sent`),
    ...mutations.filter((name) => sent.has(name) && excepted.has(name)).map((name) => `${name} is excepted`),
    ...[...sent, ...excepted].filter((name) => !known.has(name)).map((name) => `${name} is no mutation`),
  ];
}
