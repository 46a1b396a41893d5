import type { InputTo } from '#contracts/services.ts';

type Search = InputTo<'insight', 'searchProducts'>;
type Sort = NonNullable<Search['sort']>;
/** What a list is narrowed down by, as the search takes it. */
export type Narrowing = Pick<
  Search,
  'query' | 'category' | 'chosen' | 'priceFromMinor' | 'priceToMinor' | 'isAvailable'
>;

const sorts: readonly Sort[] = ['relevance', 'popular', 'price-up', 'price-down'];
const pageSize = 24;
const shownMost = 4 * pageSize;

/**
 * What an address says of a list: `q`, `category`, `f=<facet>=<value>` as often as wanted, `price=<from>-<to>` in minor
 * units, `available`, `sort`, and the place in it: `shown` and `cursor`. Nonsense counts as nothing.
 */
export function readList(request: Request): {
  query: string;
  sort: Sort | undefined;
  narrowing: Narrowing;
  place: { limit: number; cursor?: string };
} {
  const { searchParams } = new URL(request.url);
  const query = (searchParams.get('q') ?? '').trim().slice(0, 200);
  const category = /^[a-z0-9-]{1,120}$/.exec(searchParams.get('category') ?? '')?.[0];
  const chosen = new URLSearchParams(
    searchParams.getAll('f').flatMap((each) => {
      const [, facet, value] = /^([a-z0-9_]+)=(.+)$/.exec(each) ?? [];
      return facet && value ? [[facet, value]] : [];
    }),
  ).toString();
  const [, from, to] = /^(\d{1,12})-(\d{0,12})$/.exec(searchParams.get('price') ?? '') ?? [];
  const cursor = searchParams.get('cursor');
  const shown = Math.floor(Number(searchParams.get('shown')) / pageSize) * pageSize;
  return {
    query,
    sort: sorts.find((each) => each === searchParams.get('sort')),
    narrowing: {
      ...(query ? { query } : {}),
      ...(category ? { category } : {}),
      ...(chosen && chosen.length <= 1000 ? { chosen } : {}),
      ...(from ? { priceFromMinor: Number(from) } : {}),
      ...(to ? { priceToMinor: Number(to) } : {}),
      ...(searchParams.get('available') === '1' ? { isAvailable: true } : {}),
    },
    place: {
      limit: Math.min(shownMost, Math.max(pageSize, Number.isFinite(shown) ? shown : 0)),
      ...(cursor ? { cursor } : {}),
    },
  };
}
