/** The beginning of an address that a typed English name would have: `White hanging` → `white-hanging`. */
export function toSlugStart(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}
