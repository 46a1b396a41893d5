export type PictureFormat = 'webp' | 'jpeg';

/**
 * The format of a picture for a client with this Accept header (RFC 9110, section 12.5.1): WebP where it says that it
 * takes it, and JPEG, which everybody reads, where it does not. A range of any type says nothing of WebP.
 */
export function chooseFormat(accept: string | undefined): PictureFormat {
  const takesWebp = (accept ?? '')
    .toLowerCase()
    .split(',')
    .map((range) => range.trim().split(/\s*;\s*/))
    .some(([type, ...parameters]) => type === 'image/webp' && !parameters.some((each) => isZero(each)));
  return takesWebp ? 'webp' : 'jpeg';
}

function isZero(parameter: string): boolean {
  return /^q=0(\.0{0,3})?$/.test(parameter);
}
