import type { Plugin } from 'vite';

/** A step of the build that leaves WOFF copies of fonts out: every browser that the apps support reads WOFF2. */
export function dropWoffFonts(): Plugin {
  return {
    name: 'souk:drop-woff-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /@fontsource\/.+\.css/ },
      handler: (css) => css.replaceAll(/,\s*url\([^)]+\.woff\) format\('woff'\)/g, ''),
    },
  };
}
