import { createHash } from 'node:crypto';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findUploaded, writePicture } from '../../store/product/media.ts';
import { normalisePicture } from './normalise-picture.ts';
import type { PictureWork } from './open-pictures.ts';

/** Takes in the file of a picture. Until a product shows it, it may be forgotten after a day. */
export async function uploadPicture(
  tools: Tools<'catalog', PictureWork>,
  { file }: InputTo<'catalog', 'uploadPicture'>,
): Promise<ResultOf<'catalog', 'uploadPicture'>> {
  const bytesMost = tools.setting('catalog.pictureBytesMost');
  const bytes = Buffer.from(file, 'base64');
  if (bytes.length > bytesMost) {
    return refuse('body-too-large', `A picture has at most ${bytesMost} bytes.`, { data: { bytesMost } });
  }
  const sourceHash = sha256(bytes);
  const [known] = await tools.db.rows(findUploaded(sourceHash, sourceHash));
  if (known) return known;
  const work = tools.resources.uploads.run(sourceHash, () => takeIn(tools, bytes, sourceHash));
  return work ?? refuse('overloaded', 'Too many pictures come at once.', { retryAfterSeconds: 2 });
}

async function takeIn(
  tools: Tools<'catalog', PictureWork>,
  file: Buffer,
  sourceHash: string,
): Promise<ResultOf<'catalog', 'uploadPicture'>> {
  const picture = await normalisePicture(tools, file, tools.setting('catalog.picturePixelsMost'));
  if (isRefusal(picture)) return picture;
  const { bytes, contentType, width, height } = picture;
  const hash = sha256(bytes);
  tools.killPoint('catalog.upload-picture.before-write');
  const [, [stored]] = await tools.db.flight([
    writePicture(hash, sourceHash, contentType, width, height, bytes),
    findUploaded(sourceHash, hash),
  ]);
  tools.killPoint('catalog.upload-picture.after-write');
  if (!stored) throw new Error('a picture that was written is not there');
  return stored;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
