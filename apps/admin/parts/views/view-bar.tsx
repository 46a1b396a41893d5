import { Button, VisuallyHidden } from '@mantine/core';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { useLanguage } from '../../language/use-language.ts';
import { useAnnounce } from '../use-announce.ts';
import { SaveView } from './save-view.tsx';
import { searchOfView, withoutView, withView, type View } from './saved-views.ts';
import { useSavedViews } from './use-saved-views.ts';
import styles from './view-bar.module.css';

/** Stands in an address for everything, where the list opens with another view. */
const everything = 'view=all';

type ViewBarProps = {
  list: string;
  given: readonly View[];
  /** What the list is called when its address says nothing, where that is not all there is. */
  plain?: string;
};

/** The views of a list, the shop's and one's own, each a link; keeps the one that is shown, and forgets it. */
export function ViewBar({ list, given, plain }: ViewBarProps) {
  const { words } = useLanguage();
  const text = words.table;
  const announce = useAnnounce();
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const [views, keep] = useSavedViews(list);
  const { defaultSearch } = views;
  const shown = searchOfView(parameters);
  if ([...parameters].length === 0 && defaultSearch !== null && defaultSearch !== everything)
    return <Navigate to={`${pathname}?${defaultSearch}`} replace />;

  const all: View = { name: plain ?? text.allOfThem, search: everything };
  const isShown = ({ search }: View) => shown === search || (search === everything && shown === '');
  const every = [all, ...given, ...views.own];
  const own = views.own.find(isShown);
  return (
    <div className={styles['bar']}>
      <nav aria-label={text.views} className={styles['views']}>
        {every.map((view) => (
          <Link
            key={view.name}
            className={styles['view']}
            to={`${pathname}?${view.search}`}
            aria-current={isShown(view) ? 'true' : undefined}
          >
            {view.name}
            {view.search === (defaultSearch ?? everything) ? (
              <span className={styles['star']}>
                <span aria-hidden="true">★</span>
                <VisuallyHidden>{text.opensWith}</VisuallyHidden>
              </span>
            ) : null}
          </Link>
        ))}
      </nav>
      <SaveView
        search={shown === '' ? everything : shown}
        proposedName={every.find(isShown)?.name ?? ''}
        onSave={(view, isDefault) => {
          const isGiven = [all, ...given].some(({ name }) => name === view.name);
          keep(
            isGiven
              ? { ...views, defaultSearch: isDefault ? view.search : defaultSearch }
              : withView(views, view, isDefault),
          );
          announce(text.viewSaved(view.name));
        }}
      />
      {own ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            keep(withoutView(views, own.name));
            announce(text.viewForgotten(own.name));
          }}
        >
          {text.forgetView(own.name)}
        </Button>
      ) : null}
    </div>
  );
}
