import { counted, type Counted } from '@shared/i18n/plural';
import { contacts } from './ar.contacts';
import { calls, chats, filters } from './ar.tabs';
import { desk } from './ar.desk';
import type { Strings } from './en';

const n = (forms: Counted) => counted('ar', forms);

/** Every text of the console in Arabic. The type check names what is missing. */
export const ar: Strings = {
    language: { name: 'العربية', tag: 'ar', direction: 'rtl' },
    app: { name: 'ContactCenter', skipToContent: 'انتقل إلى المحتوى', unreadTitle: (count: number) => `(${count}) ContactCenter` },
    common: {
        save: 'حفظ', cancel: 'إلغاء', close: 'إغلاق', edit: 'تعديل', remove: 'إزالة', delete: 'حذف', add: 'إضافة', back: 'رجوع', search: 'بحث',
        more: 'إجراءات أخرى', loading: 'جارٍ التحميل…', retry: 'حاول مرة أخرى', none: 'لا شيء', unknown: 'غير معروف', undo: 'تراجع', copy: 'نسخ',
        copied: 'نُسخ',
        yes: 'نعم', no: 'لا', all: 'الكل', clear: 'مسح', optional: 'اختياري', required: 'مطلوب', discard: 'تجاهل', confirm: 'تأكيد',
        name: 'الاسم', email: 'البريد الإلكتروني', phone: 'الهاتف', status: 'الحالة', department: 'القسم', agent: 'الوكيل', you: 'أنت', system: 'النظام',
        shown: n({ other: '# من {total}' }),
        results: n({ zero: 'لم يُعثر على شيء', one: 'نتيجة واحدة', two: 'نتيجتان', few: '# نتائج', many: '# نتيجة', other: '# نتيجة' }),
    },
    nav: {
        label: 'التنقل الرئيسي', inbox: 'الوارد', chats: 'المحادثات', contacts: 'جهات الاتصال', calls: 'المكالمات', board: 'اللوحة المباشرة',
        manage: 'الإعدادات',
        directory: 'مركز الاتصال',
    },
    signIn: {
        title: 'تسجيل الدخول', user: 'اسم المستخدم أو البريد الإلكتروني', password: 'كلمة المرور', submit: 'تسجيل الدخول',
        ended: 'انتهت جلستك. سجّل الدخول من جديد: ما كتبته محفوظ على هذا الجهاز.',
        code: 'الرمز', codeHelp: 'الأرقام الستة التي يعرضها تطبيق المصادقة، أو رمز استرداد.', signOut: 'تسجيل الخروج',
    },
    errors: {
        unreachable: 'تعذّر الوصول إلى الخادم. لم يضع شيء؛ حاول مرة أخرى.',
        busy: 'الخادم مشغول. حاول بعد لحظات.',
        forbidden: 'لا يُسمح لك بذلك.',
        permissionsChanged: 'تغيّر ما يُسمح لك به وتغيّرت الشاشة معه. لم يضع شيء مما كتبته.',
        gone: 'لم يعد هذا موجودًا.',
        refused: (reason: string) => `رفض الخادم: ${reason}`,
        notLoaded: 'تعذّر تحميل هذا الجزء من الصفحة. لم يضع شيء مما كتبته.',
        noSuchPage: 'لا توجد صفحة كهذه.', toInbox: 'إلى الوارد',
    },
    contacts, filters, chats, calls,
    ...desk,
    live: {
        connecting: 'جارٍ الاتصال… قد يكون ما تراه قديمًا.',
        lost: (seconds: number) => `انقطع الاتصال. قد يكون ما تراه قديمًا؛ ما تكتبه يُحفظ ويُرسل لاحقًا. ${seconds > 0 ? `المحاولة التالية بعد ${seconds} ث.` : 'جارٍ المحاولة الآن…'}`,
        tryNow: 'حاول الآن',
        refused: 'لم يعد مسموحًا لك برؤية المحادثات، فلا شيء هنا مباشر. ما كتبته محفوظ على هذا الجهاز. اطلب الصلاحية من مدير ثم حاول مرة أخرى.',
    },
};
