/** Each character of a run of Chinese characters, and each pair of neighbours. */
export function hanPieces(run: string): { characters: string[]; pairs: string[] } {
  const characters = [...run];
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return { characters, pairs };
}
