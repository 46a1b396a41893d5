/** What SQL's `like` takes for *begins with this text*, in small letters; undefined for blank text. */
export function toPrefixPattern(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  return text === '' ? undefined : `${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
