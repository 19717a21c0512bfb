import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The widget's loader: one script without imports, for `<script src="/widget.js" async>` on any page. */
export default defineConfig({
    esbuild: { legalComments: 'none' },
    build: {
        target: 'es2022',
        emptyOutDir: false,
        lib: { entry: fileURLToPath(new URL('./widget/loader.ts', import.meta.url)), formats: ['iife'], name: 'ContactCenterWidget',
            fileName: () => 'widget.js' },
    },
});
