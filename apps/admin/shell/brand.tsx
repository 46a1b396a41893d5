import { Link } from 'react-router';
import { useLanguage } from '../language/use-language.ts';
import styles from './brand.module.css';

/** The name of the admin, which leads to its start. */
export function Brand() {
  const { words } = useLanguage();
  return (
    <Link className={styles['brand']} to="/">
      {words.adminName}
    </Link>
  );
}
