import type { Mutation } from './mutation.ts';

/**
 * The text of a file without the guard.
 * @throws {Error} when the guard does not stand in it exactly once: the table has to follow the code
 */
export function mutateText(
  text: string,
  { name, file, text: guard, instead }: Pick<Mutation, 'name' | 'file' | 'text' | 'instead'>,
): string {
  const found = text.split(guard).length - 1;
  if (found !== 1) throw new Error(`${name}: its text stands ${found} times in ${file}, and must stand once`);
  return text.replace(guard, () => instead);
}
