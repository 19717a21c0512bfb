type Chat = ((command: string, values?: object) => void) & { q?: unknown[] };

/** The widget's interface, or a queue until it is there: as any page may have it. */
const scope = window as unknown as { ContactCenter?: Chat };
scope.ContactCenter ??= ((...call: unknown[]) => {
    (scope.ContactCenter!.q ??= []).push(call);
}) as Chat;
const chat: Chat = (command, values) => scope.ContactCenter?.(command, values);

const ACCENTS = ['#0a6b5d', '#7a2e8e', '#b4451f', '#1f2329'];
let accent = 0;

const actions: Readonly<Record<string, () => void>> = {
    open: () => chat('open'),
    known: () => {
        chat('set', { name: 'Nora Lind', email: 'nora.lind@example.com' });
        chat('open');
    },
    arabic: () => chat('set', { language: 'ar' }),
    english: () => chat('set', { language: 'en' }),
    accent: () => {
        document.documentElement.style.setProperty('--contactcenter-accent', ACCENTS[accent++ % ACCENTS.length]!);
        chat('set', {});
    },
};

for (const button of document.querySelectorAll<HTMLElement>('[data-chat]'))
    button.addEventListener('click', () => actions[button.dataset['chat'] ?? '']?.());
