/** The words and phrases of a field that takes several: between commas of either script, semicolons or lines, each once. */
export function readList(typed: string): string[] {
  const parts = typed.split(/[,，、;；\n]+/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
