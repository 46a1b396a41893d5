import type { Route } from './api-request.ts';

/** The route of a method and path with the value of its `:id`, or the methods which that path does know. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; id: string } | { allowed: string[] } {
  const segments = path.split('/');
  const allowed: string[] = [];
  for (const route of routes) {
    const id = match(route.path, path, segments);
    if (id === undefined) continue;
    if (route.method === method) return { route, id };
    allowed.push(route.method);
  }
  return { allowed };
}

function match(pattern: string, path: string, segments: readonly string[]): string | undefined {
  if (pattern === path) return '';
  if (!pattern.includes(':id')) return undefined;
  const wanted = pattern.split('/');
  const fits =
    wanted.length === segments.length &&
    wanted.every((part, index) => (part === ':id' ? segments[index] !== '' : part === segments[index]));
  return fits ? segments[wanted.indexOf(':id')] : undefined;
}
