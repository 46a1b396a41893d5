import type { Locale } from '#contracts/markets.ts';
import { statement } from '#runtime/db/statement.ts';
import type { IndexedDocument } from '../../domain/word-index/documents.ts';
import { marketNames, priceIn } from './price-in.ts';

const columns = `product_id as "productId", slug, title, picture, words::text as words, title_length as "titleLength", popularity,
  json_build_object(${marketNames.map((market) => `'${market}', ${priceIn(market)}`).join(', ')}) as "pricesMinor",
  ranged_in as "rangedIn", available_in as "availableIn", category_slugs as "categorySlugs", tokens`;

/** Documents of a locale for an index of words, so many after a product. */
export const readIndexed = statement<IndexedDocument, [locale: Locale, afterId: string, limit: number]>(
  'insight.documents.read-indexed',
  `select ${columns} from documents where locale = $1 and product_id > $2 order by product_id limit $3`,
);

/** The documents that some products have now in a locale. */
export const readIndexedOf = statement<IndexedDocument, [locale: Locale, productIds: readonly string[]]>(
  'insight.documents.read-indexed-of',
  `select ${columns} from documents where locale = $1 and product_id = any($2::uuid[])`,
);

/** What is seen of the database now: of all that it does not show, changes are told later. */
export const readSnapshot = statement<{ snapshot: string }>(
  'insight.document-changes.snapshot',
  'select pg_current_snapshot()::text as snapshot',
);

/** Forgets who wrote documents two hours ago and before. */
export const forgetChanges = statement<unknown>(
  'insight.document-changes.forget',
  `delete from document_changes where at < now() - interval '2 h'`,
);
