import { Fragment } from 'react';
import { unbrokenParts } from './unbroken-parts.ts';
import './title-text.css';

/** The title of a thing, as it is written, without a line break behind a short first part: T-light, 3-tier. */
export function TitleText({ text }: { text: string }) {
  return unbrokenParts(text).map((part, place) =>
    place % 2 === 1 ? (
      <span key={place} className="title-text-unbroken">
        {part}
      </span>
    ) : (
      <Fragment key={place}>{part}</Fragment>
    ),
  );
}
