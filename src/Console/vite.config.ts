import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { widgetPages } from './scripts/widget-pages';

const server = process.env['CONTACTCENTER_SERVER'] ?? 'http://localhost:5000';
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The console, the page that the widget shows in its frame, and the demo's page. */
export default defineConfig({
    resolve: { alias: { '@shared': path('./shared') } },
    plugins: [widgetPages()],
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
    build: {
        target: 'es2022',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        reportCompressedSize: true,
        rollupOptions: { input: { index: path('./index.html'), frame: path('./widget/frame.html'), demo: path('./demo.html') } },
    },
    server: { proxy: { '/api': server, '/file-upload': server, '/hubs': { target: server, ws: true } } },
    // Threads start faster than processes, and a slow machine needs its time.
    // Files of tests share their threads' pages: to make a page for each takes longer than the tests.
    test: { environment: 'happy-dom', include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'], pool: 'threads', isolate: false, testTimeout: 60_000 },
});
