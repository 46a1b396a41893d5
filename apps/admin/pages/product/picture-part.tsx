import { Button, FileButton, Group } from '@mantine/core';
import { useState } from 'react';
import { usePictures, useSavePictures, type Pictures, type PlacedPicture } from '../../api/use-pictures.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { DropPlace } from './drop-place.tsx';
import { PictureRow } from './picture-row.tsx';
import styles from './picture-part.module.css';

const accepted = 'image/jpeg,image/png,image/webp,image/avif,image/gif';

/** The pictures of a product: add, move, say what they show, take away; the last change can be taken back. */
export function PicturePart({ productId }: { productId: string }) {
  const { words } = useLanguage();
  const query = usePictures(productId);
  return (
    <Answer query={query} skeleton={<TableSkeleton rows={2} />}>
      {(found) => <Arrangement productId={productId} found={found} text={words.pictures} />}
    </Answer>
  );
}

type Words = ReturnType<typeof useLanguage>['words']['pictures'];
type ArrangementProps = { productId: string; found: Pictures; text: Words };

function Arrangement({ productId, found: { version, pictures }, text }: ArrangementProps) {
  const announce = useAnnounce();
  const save = useSavePictures(productId);
  const [before, setBefore] = useState<PlacedPicture[]>();
  const change = (next: PlacedPicture[], done: string, files?: File[]) =>
    save.mutate(
      { version, pictures: next, ...(files ? { files } : {}) },
      {
        onSuccess: () => {
          setBefore(pictures);
          announce(done);
        },
      },
    );
  const add = (files: File[]) => {
    if (files.length > 0) change(pictures, text.added(files.length), files);
  };
  return (
    <Section
      title={text.title}
      line={text.hint}
      actions={
        <Group gap="xs">
          {before ? (
            <Button
              variant="subtle"
              size="xs"
              disabled={save.isPending}
              onClick={() => change(before, text.undone)}
            >
              {text.undo}
            </Button>
          ) : null}
          <FileButton multiple accept={accepted} onChange={add} inputProps={{ 'aria-label': text.add }}>
            {(props) => (
              <Button {...props} variant="default" size="xs" loading={save.isPending}>
                {text.add}
              </Button>
            )}
          </FileButton>
        </Group>
      }
    >
      {save.error ? <ProblemNote error={save.error} /> : null}
      {pictures.length === 0 ? <Empty title={text.noneTitle} line={text.noneLine} /> : null}
      <DropPlace label={text.drop} onFiles={add} />
      <ol className={styles['pictures']}>
        {pictures.map((picture, index) => (
          <PictureRow
            key={picture.path}
            picture={picture}
            place={index + 1}
            count={pictures.length}
            isBusy={save.isPending}
            onMove={(to) => change(moved(pictures, index, to - 1), text.moved(to))}
            onTake={(from) => change(moved(pictures, from - 1, index), text.moved(index + 1))}
            onWords={(alt) => change(pictures.with(index, { ...picture, alt }), text.said)}
            onRemove={() => change(pictures.toSpliced(index, 1), text.removed)}
          />
        ))}
      </ol>
    </Section>
  );
}

function moved(pictures: readonly PlacedPicture[], from: number, to: number): PlacedPicture[] {
  const [picture] = pictures.slice(from, from + 1);
  return picture ? pictures.toSpliced(from, 1).toSpliced(to, 0, picture) : [...pictures];
}
