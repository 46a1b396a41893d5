import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { dropWoffFonts } from '../ui/drop-woff-fonts.ts';

export default defineConfig({
  base: '/admin/',
  plugins: [dropWoffFonts(), react()],
  build: {
    outDir: '../../build/admin',
    emptyOutDir: true,
    // These know light-dark(), by which the colour switch works.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The page's content policy forbids data: URLs for fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
});
