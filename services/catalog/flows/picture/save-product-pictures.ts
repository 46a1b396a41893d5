import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { findTwice } from '../../domain/category/find-twice.ts';
import { mediaHashOf } from '../../domain/picture/media-hash-of.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { announceProducts } from '../../store/product/announce-products.ts';
import { findUnknownMedia, usePictures } from '../../store/product/media.ts';
import {
  clearPictures,
  enterPictures,
  givePicturesToVariants,
  listPictures,
  renewProduct,
} from '../../store/product/product-pictures.ts';

type Input = InputTo<'catalog', 'saveProductPictures'>;
type Answer = ResultOf<'catalog', 'saveProductPictures'>;

/**
 * Arranges the pictures of a product and announces it. Refuses (`value-invalid`, with its path) a picture that is not
 * stored or there twice, a variant of another product, and one that would get two pictures; and `version-conflict`, which
 * tells the version there is, when somebody else changed the product meanwhile. Then nothing is written.
 */
export async function saveProductPictures(tools: Tools<'catalog'>, input: Input): Promise<Answer> {
  const { productId, version, pictures } = input;
  const twice = findTwice(pictures.map(({ path }) => mediaHashOf(path) ?? path));
  if (twice !== -1) return invalid('This picture is there already.', `/pictures/${twice}/path`);
  const given = pictures.flatMap(({ path, variantIds }, index) =>
    variantIds.map((variantId) => ({ variantId, index, hash: mediaHashOf(path) ?? '' })),
  );
  const again = given[findTwice(given.map(({ variantId }) => variantId.toLowerCase()))];
  if (again) return invalid('A variant has one picture of its own.', `/pictures/${again.index}/variantIds`);
  const known = await tools.db.row(listPictures(productId));
  if (!known) return refuse('product-not-found', 'There is no such product.');
  if (contentOf(known.pictures) === contentOf(pictures)) return { version: known.version };
  const rows = pictures.map(({ path, alt }, position) => ({
    productId,
    position,
    mediaHash: mediaHashOf(path),
    altEn: alt.en,
    altZh: alt.zh,
  }));
  const flown = await tools.db.tryFlight([
    renewProduct(productId, version, whoIs(tools.context.subject)),
    usePictures(rows.map(({ mediaHash }) => mediaHash ?? '')),
    clearPictures([productId]),
    enterPictures(JSON.stringify(rows)),
    givePicturesToVariants(
      productId,
      given.map(({ variantId }) => variantId),
      given.map(({ hash }) => hash),
    ),
    announceProducts([productId], [], 'product.changed', toTraceparent(tools.context.trace)),
  ]);
  return flown.isRefused ? explain(tools, input, flown.refusedBy) : { version: version + 1 };
}

async function explain(tools: Tools<'catalog'>, input: Input, refusedBy: string): Promise<Answer> {
  const { productId, pictures } = input;
  if (refusedBy === 'product_pictures_media') {
    const hashes = pictures.map(({ path }) => mediaHashOf(path) ?? '');
    const [unknown] = await tools.db.rows(findUnknownMedia(hashes));
    const index = hashes.indexOf(unknown?.hash ?? '');
    return invalid('There is no such picture; upload it first.', `/pictures/${index}/path`);
  }
  if (refusedBy === 'unknown-variant') {
    return invalid('A variant named here is not one that this product sells.', '/pictures');
  }
  if (refusedBy !== 'version-conflict') throw new Error(`pictures were refused by ${refusedBy}`);
  const now = (await tools.db.row(listPictures(productId)))?.version ?? 0;
  const detail = 'Somebody else changed the product meanwhile: look at it again.';
  return refuse('version-conflict', detail, { data: { version: now } });
}

function contentOf(pictures: readonly Input['pictures'][number][]): string {
  return JSON.stringify(
    pictures.map(({ path, alt, variantIds }) => [
      mediaHashOf(path),
      alt.en,
      alt.zh,
      variantIds.map((variantId) => variantId.toLowerCase()).toSorted(),
    ]),
  );
}

function invalid(detail: string, path: string): Answer {
  return refuse('value-invalid', detail, { path });
}
