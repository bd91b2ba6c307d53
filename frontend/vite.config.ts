import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: '../target/frontend',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: { public: 'src/public.ts', admin: 'src/admin.ts' },
    },
  },
});
