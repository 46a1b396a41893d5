import { isSame } from '../pages/product/merge-drafts.ts';

/** What of a thing differs from what was seen, in the words of its parts and in their order. */
export function changedParts<Part extends string>(
  seen: Readonly<Record<NoInfer<Part>, unknown>>,
  now: Readonly<Record<NoInfer<Part>, unknown>>,
  names: Readonly<Record<Part, string>>,
): string[] {
  return (Object.keys(names) as Part[])
    .filter((part) => !isSame(seen[part], now[part]))
    .map((part) => names[part]);
}
