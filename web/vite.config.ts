import { defineConfig } from 'vite';

/**
 * The first view is one script and one style sheet. Addresses are relative, so the page works below any path.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // What a view imports is requested together with it; every target browser can do that by itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // One file, since each further one costs a request.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'first-view', tags: ['$initial'] }] },
        // The first view names all others, so short names make it lighter.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  logLevel: 'warn',
});
