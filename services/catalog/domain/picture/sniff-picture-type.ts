/** Kinds of picture that are taken in. */
export type PictureType = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

/**
 * What kind of picture these bytes begin as, whatever their name says; undefined for everything else. The marks are those
 * of the WHATWG MIME Sniffing Standard, section 6.1, and of AVIF (ISO/IEC 14496-12 brand `avif` or `avis`).
 */
export function sniffPictureType(bytes: Uint8Array): PictureType | undefined {
  const text = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.startsWith('WEBPVP', 8)) return 'webp';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif';
  if (/^ftypavi[fs]/.test(text.slice(4))) return 'avif';
  return undefined;
}
