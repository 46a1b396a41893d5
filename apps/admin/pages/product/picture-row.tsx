import { Button, Group } from '@mantine/core';
import type { Picture, PlacedPicture } from '../../api/use-pictures.ts';
import { pictureSources } from '../../../ui/picture-sources.ts';
import { useLanguage } from '../../language/use-language.ts';
import { PictureWords } from './picture-words.tsx';
import styles from './picture-part.module.css';

/** What is dragged is a picture of this list, told by its place. */
const placeType = 'text/x-picture-place';

type PictureRowProps = {
  picture: Picture;
  place: number;
  count: number;
  isBusy: boolean;
  onMove: (to: number) => void;
  /** The picture of another place was dropped on this one. */
  onTake: (from: number) => void;
  onWords: (alt: PlacedPicture['alt']) => void;
  onRemove: () => void;
};

/** One picture with what it shows and what can be done with it. */
export function PictureRow(props: PictureRowProps) {
  const { picture, place, count, isBusy, onMove, onTake, onWords, onRemove } = props;
  const { words, locale, number } = useLanguage();
  const text = words.pictures;
  const { path, alt, width, height, byteCount } = picture;
  const shown = locale === 'zh-cn' ? alt.zh : alt.en;
  const size = width && height ? text.size(width, height, number(Math.ceil(byteCount / 1024))) : text.drawing;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons of the row do the same by keyboard
    <li
      className={styles['picture']}
      draggable={!isBusy}
      onDragStart={(event) => event.dataTransfer.setData(placeType, String(place))}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(placeType)) event.preventDefault();
      }}
      onDrop={(event) => {
        const from = Number(event.dataTransfer.getData(placeType));
        if (from > 0 && from !== place) onTake(from);
      }}
    >
      <img {...pictureSources(path, 160)} sizes="120px" alt={shown} width={120} height={120} loading="lazy" />
      <div>
        <strong>{text.place(place)}</strong> {shown || text.noWords}
        <p className={styles['facts']}>
          {size}
          {picture.variantIds.length > 0 ? ` · ${text.ofVariants(picture.variantIds.length)}` : null}
        </p>
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            aria-label={text.spoken(text.earlier, place)}
            disabled={isBusy || place === 1}
            onClick={() => onMove(place - 1)}
          >
            {text.earlier}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={text.spoken(text.later, place)}
            disabled={isBusy || place === count}
            onClick={() => onMove(place + 1)}
          >
            {text.later}
          </Button>
          <PictureWords alt={alt} place={place} onWords={onWords} />
          <Button
            variant="default"
            size="xs"
            aria-label={text.spoken(text.remove, place)}
            disabled={isBusy}
            onClick={onRemove}
          >
            {text.remove}
          </Button>
        </Group>
      </div>
    </li>
  );
}
