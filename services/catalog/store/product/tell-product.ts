import { statement } from '#runtime/db/statement.ts';

/** Makes a product a version newer, so that who listens takes what is told as news; no row for one that is not there. */
export const renewProduct = statement<{ version: number }, [productId: string]>(
  'catalog.products.renew',
  'update products set version = version + 1 where product_id = $1 returning version',
);
