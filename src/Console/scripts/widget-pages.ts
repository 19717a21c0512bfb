import { build, type Plugin } from 'vite';

const PAGES: Readonly<Record<string, string>> = { '/widget/frame': '/widget/frame.html', '/demo': '/demo.html' };

/** Serves the widget while it is developed at the addresses that the server has for it. The loader is built at each request. */
export function widgetPages(): Plugin {
    return {
        name: 'widget-pages',
        apply: 'serve',
        configureServer(server) {
            server.middlewares.use((request, response, next) => {
                const path = new URL(request.url ?? '/', 'http://localhost').pathname;
                request.url = PAGES[path] ?? request.url;
                if (path !== '/widget.js') return next();
                loader().then((script) => response.setHeader('Content-Type', 'text/javascript').end(script), next);
            });
        },
    };
}

async function loader(): Promise<string> {
    const built = await build({ configFile: 'vite.loader.config.ts', logLevel: 'warn', build: { write: false } });
    const [first] = Array.isArray(built) ? built : [built];
    const chunk = first && 'output' in first ? first.output[0] : undefined;
    if (chunk?.type !== 'chunk') throw new Error('The loader was not built.');
    return chunk.code;
}
