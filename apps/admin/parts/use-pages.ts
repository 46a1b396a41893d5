import { useSearchParams } from 'react-router';

/** Where one is in a list that is read page by page: the trail of cursors stands in the address as `after`. */
export type Pages = {
  cursor: string | undefined;
  /** Addresses of the neighbouring pages; undefined where there is none. */
  previous: string | undefined;
  next: (nextCursor: string | null) => string | undefined;
};

/** Reads the trail of cursors of the address. */
export function usePages(): Pages {
  const [parameters] = useSearchParams();
  const trail = parameters.getAll('after');
  const address = (cursors: readonly string[]): string => {
    const changed = new URLSearchParams(parameters);
    changed.delete('after');
    for (const cursor of cursors) changed.append('after', cursor);
    return `?${changed.toString()}`;
  };
  return {
    cursor: trail.at(-1),
    previous: trail.length > 0 ? address(trail.slice(0, -1)) : undefined,
    next: (nextCursor) => (nextCursor === null ? undefined : address([...trail, nextCursor])),
  };
}
