/** The few texts that the loader has before the frame is there. */
interface Words {
    open: string;
    close: string;
    unread(count: number): string;
    wait: string;
    gone: string;
    retry: string;
}

const en: Words = {
    open: 'Chat with us', close: 'Close the chat', unread: (count) => `${count} unread`, wait: 'Connecting…',
    gone: 'The chat cannot be reached.', retry: 'Try again',
};

const ar: Words = {
    open: 'تحدث معنا', close: 'إغلاق المحادثة', unread: (count) => `${count} غير مقروءة`, wait: 'جارٍ الاتصال…',
    gone: 'تعذر الوصول إلى المحادثة.', retry: 'حاول مرة أخرى',
};

/** The texts in the page's language, or in English. */
export const wordsOf = (language: string): Words => (/^ar\b/i.test(language) ? ar : en);
