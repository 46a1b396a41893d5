import sharp from 'sharp';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { sniffPictureType } from '../../domain/picture/sniff-picture-type.ts';

export type NormalPicture = { bytes: Buffer; contentType: 'image/webp'; width: number; height: number };
type Refused = Refusal<'picture-type' | 'picture-unreadable' | 'picture-too-large'>;

/** Nothing is ever shown larger; a screen of twice the density shows the widest picture at 1,280. */
const longestEdge = 2560;
const secondsMost = 15;

/**
 * Makes an uploaded picture fit to keep: decoded whole, first frame, turned upright, in sRGB, at most 2,560 pixels long,
 * and written anew as WebP, so that nothing of the file is kept but its pixels. Refuses what is no picture by its
 * first bytes, has more than `pixelsMost` pixels, or cannot be read to its end.
 */
export async function normalisePicture(
  { log }: Pick<Tools, 'log'>,
  file: Buffer,
  pixelsMost: number,
): Promise<NormalPicture | Refused> {
  const type = sniffPictureType(file);
  if (!type) {
    return refuse('picture-type', 'Send a JPEG, PNG, WebP, AVIF or GIF; this file is none of them inside.');
  }
  try {
    // The head alone is read without a limit, so that the refusal can say how large the picture is.
    const head = await sharp(file, { failOn: 'truncated', limitInputPixels: false }).metadata();
    const { format, width, height, pageHeight } = head;
    const rows = pageHeight ?? height;
    if (width * rows > pixelsMost) {
      const detail = `The picture has ${width} × ${rows} pixels; at most ${pixelsMost} are taken.`;
      return refuse('picture-too-large', detail, { data: { width, height: rows, pixelsMost } });
    }
    if (format !== type && !(type === 'avif' && format === 'heif')) {
      return refuse('picture-type', 'The file begins as one kind of picture and is another.');
    }
    const { data, info } = await sharp(file, { failOn: 'truncated', limitInputPixels: pixelsMost })
      .autoOrient()
      .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 90, alphaQuality: 90, effort: 2 })
      .timeout({ seconds: secondsMost })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, contentType: 'image/webp', width: info.width, height: info.height };
  } catch (error) {
    log.info('a picture could not be read', { error, type });
    return refuse('picture-unreadable', 'The picture is damaged or not whole.');
  }
}
