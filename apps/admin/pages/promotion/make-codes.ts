/** Letters and digits that nobody takes for each other. */
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const length = 8;

type Chance = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** Codes that begin alike and go on by chance, none of them twice; `random` fills bytes with chance. */
export function makeCodes(
  prefix: string,
  count: number,
  random: Chance = (bytes) => crypto.getRandomValues(bytes),
): string[] {
  const start = prefix.trim() === '' ? '' : `${prefix.trim().toUpperCase()}-`;
  const codes = new Set<string>();
  while (codes.size < count) codes.add(start + pickSigns(random));
  return [...codes];
}

/** Bytes beyond the last whole round of signs are drawn again, so that every sign is as likely. */
function pickSigns(random: Chance): string {
  const usable = 256 - (256 % signs.length);
  let picked = '';
  while (picked.length < length) {
    for (const byte of random(new Uint8Array(length * 2))) {
      if (byte < usable && picked.length < length) picked += signs[byte % signs.length];
    }
  }
  return picked;
}
