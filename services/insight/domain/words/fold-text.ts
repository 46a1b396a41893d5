/**
 * Text as it is compared: compatibility forms (full-width letters, ligatures) as plain ones, no accents, small
 * letters, no apostrophes and no possessive "s".
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’ʼ`]s(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/['’ʼ`]/gu, '');
}
