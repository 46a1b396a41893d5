import { Link, useSearchParams } from 'react-router';
import styles from './view-tabs.module.css';

type ViewTabsProps = {
  label: string;
  /** The views by their names in the address. */
  views: Readonly<Record<string, string>>;
  current: string;
  /** What of the address goes with one from view to view. */
  keep?: readonly string[];
};

/** The views of a page beside each other, as links: the one that shows stands in the address as `view`. */
export function ViewTabs({ label, views, current, keep = [] }: ViewTabsProps) {
  const [parameters] = useSearchParams();
  const address = (view: string): string => {
    const kept = [...parameters].filter(([name]) => keep.includes(name));
    return `?${new URLSearchParams([...kept, ['view', view]]).toString()}`;
  };
  return (
    <nav aria-label={label} className={styles['tabs']}>
      {Object.entries(views).map(([view, name]) => (
        <Link
          key={view}
          to={address(view)}
          replace
          className={styles['tab']}
          aria-current={view === current ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
