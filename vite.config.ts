/** Builds the owner's console into dist/web; the server finds the hashed files through the manifest. */
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'src/web/console',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { react: 'preact/compat', 'react-dom': 'preact/compat' } },
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // light-dark() stays as it is written: every browser of the last two years knows it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A page's parts are few and near: only its styles are named ahead.
    modulePreload: { polyfill: false, resolveDependencies: (_file, parts) => parts.filter(part => part.endsWith('.css')) },
    reportCompressedSize: false,
    // Money is written with days: apart they are two files to fetch for the first page.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'format', test: /(?:kernel\/money|words\/format)\.ts$/ }] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
