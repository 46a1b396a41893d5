import { statement } from '#runtime/db/statement.ts';

/** The newest version of a product that was heard of. */
export const findHeardVersion = statement<{ version: number }, [productId: string]>(
  'insight.audit.find-heard-version',
  'select version from products where product_id = $1',
);
