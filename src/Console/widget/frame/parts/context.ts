import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WidgetApp } from '../app';

const AppContext = createContext<WidgetApp | undefined>(undefined);
export const AppProvider = AppContext.Provider;

/** What the frame works with. */
export function useApp(): WidgetApp {
    const app = useContext(AppContext);
    if (!app) throw new Error('Shown outside of AppProvider.');
    return app;
}
