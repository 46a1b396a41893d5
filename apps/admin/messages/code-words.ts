/** Codes of other centres in words; a code that is not here is shown as it is. */
export type CodeWords = Readonly<Record<string, string>>;
