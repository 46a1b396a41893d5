/** A list as somebody wants to see it again: its name and what stands behind the question mark of its address. */
export type View = { name: string; search: string };

/** The views of one person for one list; `defaultSearch` is what the list opens with, null for its plain self. */
export type SavedViews = { own: readonly View[]; defaultSearch: string | null };

export const noViews: SavedViews = { own: [], defaultSearch: null };
export const viewsMost = 20;

/** Reads the views that a browser kept; what is no list of views counts as none. */
export function readSavedViews(kept: string | null): SavedViews {
  if (kept === null) return noViews;
  try {
    const found = JSON.parse(kept) as Partial<SavedViews> | null;
    const own = Array.isArray(found?.own) ? found.own.filter(isView) : [];
    const defaultSearch = typeof found?.defaultSearch === 'string' ? found.defaultSearch : null;
    return { own, defaultSearch };
  } catch {
    return noViews;
  }
}

/** Keeps a view under its name, in place of an older one of that name; at most 20, of which the oldest gives way. */
export function withView(views: SavedViews, view: View, isDefault: boolean): SavedViews {
  const others = views.own.filter(({ name }) => name !== view.name);
  const own = [...others, view].slice(-viewsMost);
  return { own, defaultSearch: isDefault ? view.search : views.defaultSearch };
}

/** Forgets a view; the list opens plain when it opened with that one. */
export function withoutView(views: SavedViews, name: string): SavedViews {
  const gone = views.own.find((view) => view.name === name);
  const own = views.own.filter((view) => view.name !== name);
  return { own, defaultSearch: gone?.search === views.defaultSearch ? null : views.defaultSearch };
}

/** What of an address makes a view: all but the page, in one order, so that equal views are equal text. */
export function searchOfView(parameters: URLSearchParams): string {
  const kept = new URLSearchParams(parameters);
  kept.delete('after');
  kept.sort();
  return kept.toString();
}

function isView(found: unknown): found is View {
  const { name, search } = (found ?? {}) as Partial<View>;
  return typeof name === 'string' && typeof search === 'string';
}
