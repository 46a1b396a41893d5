import type { Values } from './template.ts';

/** Puts the values into a text with `{name}` places; undefined when it lacks one. Values are never read as places. */
export function fillIn(text: string, values: Values): string | undefined {
  let isComplete = true;
  const filled = text.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : '';
    if (!value) isComplete = false;
    return value ?? '';
  });
  return isComplete ? filled : undefined;
}
