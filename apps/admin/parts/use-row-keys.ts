import { useEffect, useState } from 'react';
import { rowCommand } from './row-command.ts';

const keptAs = 'souk-admin-row-keys';

/** Moves and chooses in the table of a page by single keys, unless they were switched off in this browser. */
export function useRowKeys(onHelp: () => void) {
  const [isOn, setIsOn] = useState(() => localStorage.getItem(keptAs) !== 'off');
  useEffect(() => {
    if (!isOn) return undefined;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element) || isBusy(event.target)) return;
      const row = event.target.closest<HTMLElement>('main tbody tr[data-row]');
      const command = rowCommand(event, row !== null);
      if (!command) return;
      if (command === 'help') onHelp();
      else if (command === 'choose') row?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
      else goToRow(row, command);
      event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [isOn, onHelp]);
  const switchTo = (isWanted: boolean) => {
    localStorage.setItem(keptAs, isWanted ? 'on' : 'off');
    setIsOn(isWanted);
  };
  return { isOn, switchTo };
}

/** Whether keys are for typing now, or for a dialog. */
function isBusy(target: Element): boolean {
  return (
    target.closest('input:not([type=checkbox]), select, textarea, [contenteditable], [role=dialog]') !== null
  );
}

function goToRow(row: HTMLElement | null, command: 'next' | 'previous'): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main tbody tr[data-row]')];
  const at = row === null ? -1 : rows.indexOf(row);
  const to = command === 'next' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
  rows[to]?.querySelector<HTMLElement>('th a, th input, a, button')?.focus();
  rows[to]?.scrollIntoView({ block: 'nearest' });
}
