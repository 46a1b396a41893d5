/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag lists results of several kinds below a field (ARIA combobox pattern) */
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import styles from './palette.module.css';

export type Option = { key: string; group: string; title: string; detail: string; run: () => void };

type PaletteOptionsProps = {
  listId: string;
  options: readonly Option[];
  active: number;
  onTake: (option: Option) => void;
  onPoint: (at: number) => void;
};

/** What was found, in groups, one of them active. */
export function PaletteOptions({ listId, options, active, onTake, onPoint }: PaletteOptionsProps) {
  const { words } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${listId}-${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);
  const numbered = options.map((option, at) => ({ option, at }));
  return (
    <div ref={list} id={listId} role="listbox" aria-label={words.palette.results} className={styles['list']}>
      {[...Map.groupBy(numbered, ({ option }) => option.group)].map(([group, found]) => (
        <div key={group} role="group" aria-label={group}>
          <div className={styles['group']} aria-hidden="true">
            {group}
          </div>
          {found.map(({ option, at }) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and hears the keys (ARIA combobox pattern)
            <div
              key={option.key}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === active}
              className={styles['option']}
              onClick={() => onTake(option)}
              onPointerMove={() => onPoint(at)}
            >
              <span>{option.title}</span>
              {option.detail ? <span className={styles['detail']}>{option.detail}</span> : null}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
