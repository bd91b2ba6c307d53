import { defineConfig } from 'vite';

/** The script that is written into each page's head: one file without imports, beside what the other build made. */
export default defineConfig({
  build: {
    outDir: '../target/frontend',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'src/first.ts', formats: ['iife'], name: 'first', fileName: () => 'first.js' },
  },
});
