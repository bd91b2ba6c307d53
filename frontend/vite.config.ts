import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: '../target/frontend',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: { public: 'src/public.ts', admin: 'src/admin.ts', embed: 'src/embed.ts' },
      output: {
        // other sites name this one in their pages: it keeps its name
        entryFileNames: (entry) => (entry.name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
