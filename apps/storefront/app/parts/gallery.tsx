import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import { Picture } from './picture.tsx';
import styles from './gallery.module.css';

type Shown = { path: string; width: number; height: number; alt: string };
type Props = { title: string; chosen: string | null; pictures: readonly Shown[] };

const sizes = '(min-width: 1200px) 600px, (min-width: 800px) 50vw, 90vw';
const smallSizes = '(min-width: 1200px) 152px, (min-width: 800px) 13vw, 90vw';

/**
 * The pictures of a product, that of the chosen variant first, each once: on a phone side by side to be moved by a finger,
 * elsewhere the first large and the others below it; without script.
 */
export function Gallery({ title, chosen, pictures }: Props) {
  const { locale } = useFrame();
  const words = messagesFor(locale);
  const own = pictures.find(({ path }) => path === chosen);
  const first = own ?? (chosen === null ? undefined : { path: chosen, width: 1, height: 1, alt: '' });
  const all = [...(first ? [first] : []), ...pictures.filter((picture) => picture !== own)];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what moves sideways must be reachable by keyboard (WCAG 2.1.1)
    <ul className={all.length > 1 ? styles.gallery : styles.single} tabIndex={all.length > 1 ? 0 : undefined}>
      {all.map(({ path, width, height, alt }, index) => (
        <li key={path} className={styles.picture}>
          <Picture
            path={path}
            alt={alt || words.pictureOf(title, index + 1)}
            width={index === 0 ? 640 : 320}
            height={Math.round(((index === 0 ? 640 : 320) * height) / width)}
            sizes={index === 0 ? sizes : smallSizes}
            isFirst={index === 0}
          />
        </li>
      ))}
    </ul>
  );
}
