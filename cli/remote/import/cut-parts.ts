/** Puts pieces of text together to parts of about so many characters; a part is never longer than that and a piece. */
export async function* cutParts(text: AsyncIterable<string>, characters: number): AsyncGenerator<string> {
  let part = '';
  for await (const piece of text) {
    part += piece;
    while (part.length >= characters) {
      const end = endOfPart(part, characters);
      yield part.slice(0, end);
      part = part.slice(end);
    }
  }
  if (part !== '') yield part;
}

/** Never between the two halves of a character beyond the basic plane. */
function endOfPart(text: string, characters: number): number {
  const last = text.charCodeAt(characters - 1);
  return last >= 0xd800 && last <= 0xdbff ? characters - 1 : characters;
}
