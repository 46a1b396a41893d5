import { pictureSources } from '../../../ui/picture-sources.ts';

type Props = {
  path: string;
  /** What it shows; empty where words beside it say so. */
  alt: string;
  /** Its width on the screen in CSS pixels at most, and its proportion to the height. */
  width: number;
  height: number;
  /** How wide it is in each layout, as CSS says it. */
  sizes: string;
  isFirst?: boolean;
};

/** A picture in the width that its place and the screen want; one below the first screen is loaded when it comes near. */
export function Picture({ path, alt, width, height, sizes, isFirst = false }: Props) {
  return (
    <img
      {...pictureSources(path, width)}
      sizes={sizes}
      alt={alt}
      width={width}
      height={height}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding="async"
    />
  );
}
