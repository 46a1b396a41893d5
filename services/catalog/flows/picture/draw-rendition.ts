import sharp from 'sharp';
import type { InputTo } from '#contracts/services.ts';

type Picture = { contentType: string; bytes: Uint8Array };
type Wanted = Pick<InputTo<'catalog', 'readRendition'>, 'width' | 'format'>;

const pixelsMost = 100_000_000;
/** Drawings that are so many times as high as they are wide would fill the memory in a width that is asked for. */
const drawnHeightMost = 5;
const secondsMost = 8;

/**
 * A stored picture in a width and format. Drawings are drawn in that width, other pictures never made larger than they
 * are; a JPEG stands on white where the picture is transparent. Throws when the picture cannot be read.
 */
export async function drawRendition(picture: Picture, { width, format }: Wanted): Promise<Buffer> {
  const isDrawing = picture.contentType === 'image/svg+xml';
  if (isDrawing) await refuseEndless(picture.bytes);
  const sized = sharp(picture.bytes, { failOn: 'truncated', limitInputPixels: pixelsMost })
    .resize({ width, withoutEnlargement: !isDrawing })
    .timeout({ seconds: secondsMost });
  // Flat colours show the faults of a strong compression most, and are small anyway.
  const quality = isDrawing ? 90 : 80;
  return format === 'webp'
    ? sized.webp({ quality, effort: 2 }).toBuffer()
    : sized.flatten({ background: '#ffffff' }).jpeg({ quality, progressive: true }).toBuffer();
}

async function refuseEndless(drawing: Uint8Array): Promise<void> {
  const { width, height } = await sharp(drawing, { limitInputPixels: false }).metadata();
  if (height > width * drawnHeightMost) throw new Error(`a drawing of ${width} × ${height} is too high`);
}
