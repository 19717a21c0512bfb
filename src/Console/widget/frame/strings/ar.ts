import { counted } from '@shared/i18n/plural';
import type { Strings } from './en';

/** Every text of the frame in Arabic. */
export const ar: Strings = {
    tag: 'ar',
    direction: 'rtl',
    close: 'إغلاق المحادثة',
    tryAgain: 'حاول مرة أخرى',
    send: 'إرسال',
    optional: 'اختياري',
    loading: 'جارٍ التحميل…',
    unreachable: 'لا يمكن الوصول إلى المحادثة الآن. ما كتبته محفوظ.',
    disabled: 'المحادثة متوقفة.',
    blocked: 'لم يعد بإمكانك الكتابة هنا. يبقى ما كتبته مقروءًا ما دامت هذه الصفحة مفتوحة.',
    notKept: 'متصفحك لا يحفظ شيئًا لهذه الصفحة: تنتهي المحادثة بالنسبة إليك عند مغادرتها.',
    header: {
        waiting: 'سنكون معك قريبًا', online: 'نحن هنا', away: 'لا أحد هنا الآن', serving: 'يجيبك الآن', closed: 'انتهت المحادثة',
        soundOn: 'الصوت مفعّل', soundOff: 'الصوت متوقف', end: 'إنهاء المحادثة',
        askEnd: 'هل تريد إنهاء هذه المحادثة؟', yesEnd: 'إنهاء', noEnd: 'متابعة',
    },
    form: {
        title: 'ابدأ محادثة', name: 'الاسم', email: 'البريد الإلكتروني', phone: 'الهاتف', department: 'القسم', anyDepartment: 'أي قسم', message: 'كيف يمكننا مساعدتك؟',
        start: 'ابدأ المحادثة', missing: 'يرجى ملء هذا الحقل.', badEmail: 'هذا لا يبدو عنوان بريد إلكتروني.', badValue: 'هذا ليس بالشكل المتوقع.',
        refused: (reason) => `لم يقبل الخادم هذا: ${reason}. يرجى تصحيحه وإرساله مرة أخرى؛ رسالتك محفوظة.`,
        choose: 'اختر …',
    },
    offline: {
        title: 'اترك رسالة', intro: 'لا أحد هنا الآن. اكتب إلينا وسنجيبك بالبريد الإلكتروني.', message: 'الرسالة', send: 'إرسال الرسالة',
        sending: 'جارٍ الإرسال… ستُرسل حالما يمكن الوصول إلى الخادم.', sent: 'شكرًا لك. وصلتنا رسالتك وسنجيبك بالبريد الإلكتروني.', another: 'كتابة رسالة أخرى',
        refused: (reason) => `لم تُقبل الرسالة: ${reason}. وهي محفوظة هنا.`,
        away: 'لا أحد هنا الآن. يرجى العودة لاحقًا.',
    },
    chat: {
        log: 'المحادثة', hello: 'اكتب إلينا. سنجيبك هنا.', write: 'اكتب رسالة', attach: 'إرفاق ملف', older: 'رسائل سابقة',
        you: 'أنت', team: 'الدعم', typing: (name) => (name === '' ? 'هناك من يكتب…' : `${name} يكتب…`), drop: 'أفلت الملفات هنا', edited: 'معدّلة',
        joined: (name) => `انضم ${name} إلى المحادثة`, left: (name) => `غادر ${name} المحادثة`,
        transferred: 'يجري تحويلك إلى شخص آخر', held: 'المحادثة معلّقة. اكتب للمتابعة.', resumed: 'تستمر المحادثة',
        states: { sending: 'جارٍ الإرسال…', waiting: 'لم تُرسل بعد', saved: 'أُرسلت', delivered: 'وصلت', read: 'قُرئت' },
        discard: 'تجاهل', again: 'إرسال مرة أخرى', inNew: 'إرسال في محادثة جديدة', tooLong: (most) => `${most} حرفًا على الأكثر.`,
        download: 'تنزيل', image: 'صورة', unavailable: 'لا يمكن تحميل هذا الملف الآن.',
        position: counted('ar', { one: 'أنت التالي في الانتظار.', other: 'ترتيبك في الانتظار #.' }),
        wait: counted('ar', { one: 'حوالي دقيقة.', two: 'حوالي دقيقتين.', few: 'حوالي # دقائق.', other: 'حوالي # دقيقة.' }),
        refusals: {
            'room-closed': 'لم تُرسل: أُغلقت المحادثة قبل ذلك.',
            'error-file-too-large': 'لم يُرسل: الملف كبير جدًا.',
            'error-type-not-allowed': 'لم يُرسل: لا تُقبل ملفات من هذا النوع.',
            'error-file-upload-disabled': 'لم يُرسل: لا تُقبل الملفات هنا.',
            'message-length-exceeds-character-limit': 'لم تُرسل: الرسالة طويلة جدًا.',
            'no-agent-online': 'لم تُرسل: لا أحد هنا الآن.',
            'error-contact-channel-blocked': 'لم تُرسل: لم يعد بإمكانك الكتابة هنا.',
        },
        refused: (reason) => `لم تُرسل: ${reason}.`,
    },
    live: {
        lost: 'انقطع الاتصال. ما تكتبه محفوظ ويُرسل عند عودته.', tryNow: 'حاول الآن',
    },
    verify: {
        title: 'أكّد هويتك', intro: 'نرسل رمزًا إلى بريدك الإلكتروني أو هاتفك. تبدأ المحادثة عندما تكتبه هنا.',
        address: 'البريد الإلكتروني أو الهاتف', request: 'أرسل إليّ رمزًا', sentTo: (address) => `أُرسل رمز إلى ${address}.`, code: 'الرمز', confirm: 'تأكيد',
        another: 'إرسال رمز آخر', haveCode: 'لديّ رمز',
        wrong: 'هذا الرمز خاطئ.', expired: 'لم يعد هذا الرمز صالحًا. اطلب رمزًا آخر.', tooMany: 'محاولات كثيرة جدًا. سيتولى أحد الموظفين الأمر.',
        noAddress: 'اكتب عنوان بريد إلكتروني أو رقم هاتف.', notSent: 'تعذّر إرسال الرمز. حاول مرة أخرى.', wait: 'يرجى الانتظار قليلًا قبل طلب رمز آخر.',
        refused: (reason) => `لم ينجح ذلك: ${reason}.`,
    },
    closed: {
        title: 'انتهت المحادثة', anew: 'ابدأ محادثة جديدة', survey: 'كيف كانت؟', feedback: 'هل تود إضافة شيء؟', sendSurvey: 'إرسال رأيك',
        thanks: 'شكرًا على رأيك.', marks: ['سيئ جدًا', 'سيئ', 'مقبول', 'جيد', 'جيد جدًا'],
        items: { satisfaction: 'بشكل عام', agentKnowledge: 'المعرفة', agentResposiveness: 'السرعة', agentFriendliness: 'اللطف' },
        transcript: 'أرسل إليّ المحادثة', transcriptTo: 'البريد الإلكتروني', transcriptSent: (address) => `هي في طريقها إلى ${address}.`,
        failed: (reason) => `لم ينجح ذلك: ${reason}. حاول مرة أخرى.`,
        unreachable: 'لا يمكن الوصول إلى الخادم', busy: 'الخادم مشغول',
    },
};
