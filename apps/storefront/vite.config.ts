import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { dropWoffFonts } from '../ui/drop-woff-fonts.ts';

/** React and its router in a file of their own, which stays in caches when pages change, and is counted by itself. */
const framework = { name: 'framework', test: /node_modules\/(react|react-dom|react-router|scheduler)\// };

export default defineConfig({
  plugins: [dropWoffFonts(), reactRouter()],
  build: { target: 'es2022', assetsInlineLimit: 0, emptyOutDir: true },
  // Everything the pages need is in the bundle, so that the rendering thread reads a few files at start.
  ssr: { noExternal: true },
  environments: {
    ssr: { resolve: { noExternal: true } },
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [framework] } } } } },
  },
});
