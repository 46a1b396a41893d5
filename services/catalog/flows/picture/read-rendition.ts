import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findMedia } from '../../store/product/media.ts';
import { findRendition, writeRendition } from '../../store/product/renditions.ts';
import { drawRendition } from './draw-rendition.ts';
import type { PictureWork } from './open-pictures.ts';

type Wanted = InputTo<'catalog', 'readRendition'>;
type Answer = ResultOf<'catalog', 'readRendition'>;

/** The bytes of a picture in a width and format; the first who asks has it made, and whoever asks meanwhile waits along. */
export async function readRendition(tools: Tools<'catalog', PictureWork>, wanted: Wanted): Promise<Answer> {
  const { hash, width, format } = wanted;
  const known = await tools.db.row(findRendition(hash, width, format));
  if (known) return answer(format, known.bytes);
  const work = tools.resources.renditions.run(`${hash} ${width} ${format}`, () => make(tools, wanted));
  return work ?? refuse('overloaded', 'Too many pictures are being made.', { retryAfterSeconds: 2 });
}

async function make(tools: Tools<'catalog'>, { hash, width, format }: Wanted): Promise<Answer> {
  const picture = await tools.db.row(findMedia(hash));
  if (!picture) return refuse('not-found', 'There is no picture with this hash.');
  let bytes: Buffer;
  try {
    bytes = await drawRendition(picture, { width, format });
  } catch (error) {
    tools.log.warn('a stored picture cannot be drawn', { error, hash, width, format });
    return refuse('picture-unreadable', 'This picture cannot be drawn.');
  }
  tools.killPoint('catalog.read-rendition.before-write');
  await tools.db.flight([writeRendition(hash, width, format, bytes)]);
  return answer(format, bytes);
}

function answer(format: Wanted['format'], bytes: Uint8Array): Answer {
  return { contentType: `image/${format}`, base64: Buffer.from(bytes).toString('base64') };
}
