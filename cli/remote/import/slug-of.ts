/** A slug of words: small letters and digits with single hyphens between, at most `longest` characters. */
export function slugOf(words: string, longest: number): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest);
  return plain.replace(/^-+|-+$/g, '');
}
