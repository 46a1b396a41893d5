/** The widths in pixels that pictures come in (`RenditionWidth` in the contracts, which no browser loads). */
export const pictureWidths = [160, 320, 640, 1280] as const;

/**
 * The addresses of a picture by its public path: `src` for the width wanted in CSS pixels, and `srcSet` for screens of
 * other densities and layouts. What is no stored picture keeps its address alone.
 */
export function pictureSources(path: string, widthWanted: number): { src: string; srcSet?: string } {
  const hash = /^\/media\/([0-9a-f]{64})\.[a-z0-9]+$/.exec(path)?.[1];
  if (hash === undefined) return { src: path };
  const width = pictureWidths.find((each) => each >= widthWanted) ?? 1280;
  return {
    src: `/media/${hash}/${width}`,
    srcSet: pictureWidths.map((each) => `/media/${hash}/${each} ${each}w`).join(', '),
  };
}
