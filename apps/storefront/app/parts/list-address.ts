/** The address of a list without its place, so that whoever changes what it shows begins at its head. */
export function fromHead(parameters: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(parameters);
  for (const name of ['cursor', 'shown']) next.delete(name);
  return next;
}

/** The names in an address that narrow a list down, besides the words searched for. */
export const filterNames = ['category', 'f', 'price', 'available'] as const;

/** The address of a list without one of its filters, or without any of them. */
export function without(parameters: URLSearchParams, filter?: { name: string; value: string }): string {
  const next = fromHead(parameters);
  if (filter) next.delete(filter.name, filter.value);
  else for (const name of filterNames) next.delete(name);
  return `?${next.toString()}`;
}
