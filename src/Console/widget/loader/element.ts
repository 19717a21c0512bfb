import { isFrom, LOOK, MARK, type Host, type Options, type ToLoader } from '../protocol';
import css from './loader.css?inline';
import { wordsOf } from './words';

export interface WidgetElement extends HTMLElement {
    show(isOpen: boolean): void;
    set(options: Options): void;
}

const OPEN_FLAG = 'contactcenter-open';
const PATIENCE_MS = 12_000;
const SHAPES = { chat: 'M4 5h16v11H10l-4 4v-4H4z', close: 'M6 6l12 12M18 6L6 18' };

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string, parent: Node): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    element.className = className;
    parent.appendChild(element);
    return element;
};

/** Shows `/widget/frame` of the server on any page: a launcher, and a frame once it is opened. */
export function defineWidget(name: string, server: string): void {
    const phone = matchMedia('(max-width: 480px)');

    class Widget extends HTMLElement implements WidgetElement {
        static observedAttributes = ['label', 'language', 'theme', 'side'];
        #options: Options = {};
        #isOpen = false;
        #isReady = false;
        #unread = 0;
        #root = this.attachShadow({ mode: 'open' });
        #button = make('button', 'launcher', this.#root);
        #path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        #label = make('span', 'label', this.#button);
        #badge = make('span', 'badge', this.#button);
        #dialog = make('dialog', 'panel', this.#root);
        #wait = make('div', 'wait', this.#dialog);
        #text = make('p', '', this.#wait);
        #retry = make('button', '', this.#wait);
        #leave = make('button', '', this.#wait);
        #frame: HTMLIFrameElement | undefined;
        #timer = 0;

        constructor() {
            super();
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            this.#root.adoptedStyleSheets = [sheet];
            const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
            icon.setAttribute('viewBox', '0 0 24 24');
            icon.setAttribute('aria-hidden', 'true');
            icon.append(this.#path);
            this.#button.prepend(icon);
            this.#text.setAttribute('role', 'status');
            this.#button.onclick = () => this.show(!this.#isOpen);
            this.#retry.onclick = () => this.#load();
            this.#leave.onclick = () => this.show(false);
            this.#dialog.oncancel = (event) => {
                event.preventDefault();
                this.show(false);
            };
        }

        connectedCallback() {
            addEventListener('message', this.#onMessage);
            addEventListener('popstate', this.#tell);
            (window as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', this.#tell);
            phone.addEventListener('change', this.#place);
            visualViewport?.addEventListener('resize', this.#fit);
            this.#draw();
            if (localStorageOf()?.getItem(OPEN_FLAG)) this.#load();
        }

        attributeChangedCallback() {
            this.#draw();
        }

        set(options: Options) {
            for (const name of ['label', 'language', 'theme', 'side'] as const) if (options[name]) this.setAttribute(name, options[name]);
            this.#options = { ...this.#options, ...options };
            this.#draw();
        }

        show(isOpen: boolean) {
            if (isOpen === this.#isOpen) return;
            this.#isOpen = isOpen;
            if (isOpen && !this.#isReady) this.#load();
            this.#place();
            this.#draw();
            if (isOpen) this.#frame?.focus();
            else this.#button.focus();
        }

        readonly #place = () => {
            this.#dialog.close();
            if (!this.#isOpen) return;
            if (phone.matches) this.#dialog.showModal();
            else this.#dialog.show();
            this.#fit();
        };

        /** Keeps the screen of a phone above its keyboard. */
        readonly #fit = () => {
            this.#dialog.style.blockSize = phone.matches && visualViewport ? `${visualViewport.height}px` : '';
        };

        #load() {
            this.#frame?.remove();
            this.#isReady = false;
            this.#frame = make('iframe', '', this.#dialog);
            this.#frame.src = `${server}/widget/frame`;
            clearTimeout(this.#timer);
            this.#timer = window.setTimeout(() => this.#draw(true), PATIENCE_MS);
            this.#draw();
        }

        readonly #onMessage = (event: MessageEvent) => {
            if (!this.#frame || !isFrom(event, this.#frame.contentWindow, server)) return;
            const message = event.data as ToLoader;
            if (message.type === 'ready') this.#isReady = true;
            else if (message.type === 'close') this.show(false);
            else if (message.type === 'unread') this.#unread = +message.count || 0;
            else if (message.type === 'active') remember(message.isActive);
            else if (message.type === 'accent') this.#button.style.setProperty('--own', message.accent);
            this.#draw();
        };

        readonly #tell = () => {
            if (!this.#isReady) return;
            const style = getComputedStyle(this);
            const host: Host = {
                isOpen: this.#isOpen,
                language: this.#language(),
                theme: this.getAttribute('theme') ?? '',
                look: Object.fromEntries(LOOK.map((name) => [name, style.getPropertyValue('--contactcenter-' + name)])),
                page: { title: document.title, href: location.origin + location.pathname },
                options: JSON.parse(JSON.stringify(this.#options)) as Options,
            };
            this.#frame?.contentWindow?.postMessage({ mark: MARK, type: 'host', host }, server);
        };

        #language() {
            return this.getAttribute('language') ?? (this.closest('[lang]') as HTMLElement | null)?.lang ?? '';
        }

        #draw(isLate = false) {
            const words = wordsOf(this.#language());
            const label = this.getAttribute('label') ?? words.open;
            this.#path.setAttribute('d', this.#isOpen ? SHAPES.close : SHAPES.chat);
            this.#label.textContent = this.#isOpen ? '' : label;
            this.#badge.textContent = this.#unread && !this.#isOpen ? `${Math.min(this.#unread, 99)}` : '';
            const unread = this.#unread ? `, ${words.unread(this.#unread)}` : '';
            this.#button.ariaLabel = this.#isOpen ? words.close : label + unread;
            this.#button.ariaExpanded = `${this.#isOpen}`;
            this.#dialog.ariaLabel = label;
            if (this.#frame) this.#frame.title = label;
            this.toggleAttribute('data-open', this.#isOpen);
            this.#wait.hidden = this.#isReady;
            this.#text.textContent = isLate ? words.gone : words.wait;
            this.#retry.textContent = words.retry;
            this.#retry.hidden = !isLate;
            this.#leave.textContent = words.close;
            this.#tell();
        }
    }

    customElements.define(name, Widget);
}

function remember(isActive: boolean): void {
    const storage = localStorageOf();
    if (isActive) storage?.setItem(OPEN_FLAG, '1');
    else storage?.removeItem(OPEN_FLAG);
}

/** A page may be forbidden to keep anything. */
function localStorageOf(): Storage | undefined {
    try {
        return localStorage;
    } catch {
        return undefined;
    }
}
