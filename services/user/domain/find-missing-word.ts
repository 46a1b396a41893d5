import type { Template } from './template.ts';

/** A variable that every message of the template says and these words lack. */
export function findMissingWord(
  template: Template,
  words: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return Object.keys(template.variables).find(
    (name) => template.variables[name] === 'required' && !words[name],
  );
}
