import type { InputOf } from '#contracts/call.ts';
import type { attributeCalls } from '#contracts/catalog/attribute.ts';
import { findTwice } from '../category/find-twice.ts';

type Definition = InputOf<typeof attributeCalls.importAttributes>['attributes'][number];

/** What is wrong with definitions written together, whatever is stored, with its path; undefined when nothing is. */
export function findDefinitionFault(
  definitions: readonly Definition[],
): { path: string; detail: string } | undefined {
  const twice = findTwice(definitions.map(({ key }) => key));
  if (twice !== -1) return { path: `/attributes/${twice}/key`, detail: 'This key occurs twice.' };
  for (const [index, { type, unit, choices }] of definitions.entries()) {
    const at = `/attributes/${index}`;
    if (unit !== null && type !== 'number')
      return { path: `${at}/unit`, detail: 'Only numbers have a unit.' };
    if ((type === 'choice') !== choices.length > 0)
      return { path: `${at}/choices`, detail: 'A choice has choices, and nothing else has.' };
    const again = findTwice(choices.map(({ key }) => key));
    if (again !== -1) return { path: `${at}/choices/${again}/key`, detail: 'This choice occurs twice.' };
  }
  return undefined;
}
