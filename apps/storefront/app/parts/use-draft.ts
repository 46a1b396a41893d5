import { useMemo } from 'react';
import { isTouched } from './is-touched.ts';
import { useHydrated } from './use-hydrated.ts';

/** What was typed into a form and not yet saved, by field; kept for this tab, so that a reload loses nothing. */
export type Draft = Readonly<Record<string, string>>;

const secrets: ReadonlySet<string> = new Set(['intent', 'key']);

/**
 * The draft of a form as it was when the page came up, with what was typed into the form since; none before scripts run.
 */
export function useDraft(name: string, formId: string): Draft | undefined {
  const isHydrated = useHydrated();
  return useMemo(() => {
    const text = isHydrated ? window.sessionStorage.getItem(name) : null;
    return text === null ? undefined : { ...(JSON.parse(text) as Draft), ...typedInto(formId) };
  }, [isHydrated, name, formId]);
}

/** Keeps what a form says now. */
export function keepDraft(name: string, form: HTMLFormElement): void {
  const entries = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !secrets.has(entry[0]),
  );
  window.sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(entries)));
}

/** Forgets a draft, once the server has it. */
export function dropDraft(name: string): void {
  window.sessionStorage.removeItem(name);
}

/** What somebody typed into a form of the server before its script ran, by field. */
function typedInto(formId: string): Draft {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    `#${formId} :is(input:not([type=checkbox], [type=hidden]), select)`,
  );
  return Object.fromEntries([...fields].filter(isTouched).map(({ name, value }) => [name, value]));
}
