/** Cuts a text into parts of at most so many characters, never between the two halves of a character. */
export function cutText(text: string, characters: number): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = endOfPart(text, from + characters);
    parts.push(text.slice(from, end));
    from = end;
  }
  return parts;
}

function endOfPart(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
