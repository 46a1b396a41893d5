/** Which of some columns an address asks for; the usual ones when it says nothing, or nothing known. */
export function shownColumns<Id extends string>(
  ids: readonly Id[],
  asked: string | null,
  usual: readonly Id[] = ids,
): Id[] {
  if (asked === null) return [...usual];
  if (asked === 'none') return [];
  const named = asked.split('.');
  const shown = ids.filter((id) => named.includes(id));
  return shown.length > 0 ? shown : [...usual];
}
