import { useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useLanguage } from '../../language/use-language.ts';
import type { Option } from './palette-options.tsx';
import { rankEntries } from './rank-entries.ts';
import { useEntries } from './use-entries.ts';
import { useFound } from './use-found.ts';

const rowsOfPage = 8;

/** What was typed into the search for everything, what that finds, and which of it the keys have come to. */
export function useFinder(onClose: () => void) {
  const { words } = useLanguage();
  const { groups } = words.palette;
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const entries = useEntries();
  const { goals, isSeeking, problem } = useFound(typed);
  const fitting = Map.groupBy(rankEntries(entries, typed), ({ kind }) => kind);
  const options: Option[] = [
    ...goals.map(({ key, kind, title, detail, to }) => ({
      key,
      group: groups[kind],
      title,
      detail,
      run: () => void navigate(to),
    })),
    ...[...(fitting.get('screen') ?? []), ...(fitting.get('action') ?? [])].map((entry) => ({
      ...entry,
      group: groups[entry.kind],
      detail: '',
    })),
  ];
  const last = options.length - 1;
  const active = Math.min(at, last);
  const take = (option: Option | undefined) => {
    if (!option) return;
    onClose();
    option.run();
  };
  const press = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + rowsOfPage),
      PageUp: Math.max(0, active - rowsOfPage),
    };
    const to = moves[event.key];
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(options[active]);
    else return;
    event.preventDefault();
  };
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  return { typed, type, options, active, point: setAt, take, press, isSeeking, problem };
}
