/** A word with a short first part and a hyphen, such as T-light or 3-tier. */
const hyphenated = /(?<![\p{L}\p{N}-])([\p{L}\p{N}]{1,2}(?:-[\p{L}\p{N}]+)+)/u;

/** A text in parts that follow each other, every second one a word that looks wrong when it breaks at its hyphen. */
export const unbrokenParts = (text: string): string[] => text.split(hyphenated);
