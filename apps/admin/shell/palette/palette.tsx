/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag lists results of several kinds below a field (ARIA combobox pattern) */
import { Modal, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import { PaletteOptions } from './palette-options.tsx';
import styles from './palette.module.css';
import { useFinder } from './use-finder.ts';

/** Finds pages, actions, orders, products and customers by what is typed, and goes there. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { words } = useLanguage();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      withCloseButton={false}
      size="lg"
      yOffset="10vh"
      padding={0}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': words.palette.title } }}
    >
      <Finder onClose={onClose} />
    </Modal>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { words } = useLanguage();
  const text = words.palette;
  const listId = useId();
  const { typed, type, options, active, point, take, press, isSeeking, problem } = useFinder(onClose);
  return (
    <>
      <TextInput
        aria-label={text.label}
        placeholder={text.placeholder}
        size="lg"
        variant="unstyled"
        classNames={{ root: styles['field'] ?? '', input: styles['input'] ?? '' }}
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <PaletteOptions listId={listId} options={options} active={active} onTake={take} onPoint={point} />
      <VisuallyHidden component="output">
        {isSeeking ? text.seeking : text.found(options.length)}
      </VisuallyHidden>
      {options.length === 0 && !isSeeking ? (
        <Text className={styles['none'] ?? ''}>{text.nothing}</Text>
      ) : null}
      {problem ? <Text className={styles['none'] ?? ''}>{words.problems[problem.code]}</Text> : null}
      <Text className={styles['hint'] ?? ''} visibleFrom="sm">
        {text.hint}
      </Text>
    </>
  );
}
