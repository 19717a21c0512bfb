/** The forms of a text by the language's plural rules; `#` stands for the number. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A text that depends on a number. `{name}` in it is replaced by the value of that name. */
export function counted(language: string, forms: Counted): (count: number, values?: Record<string, string | number>) => string {
    const rules = new Intl.PluralRules(language);
    const digits = new Intl.NumberFormat(language);
    return (count, values) => {
        const form = (count === 0 ? forms.zero : undefined) ?? forms[rules.select(count)] ?? forms.other;
        return form.replaceAll('#', digits.format(count)).replace(/\{(\w+)\}/g, (whole, name: string) => String(values?.[name] ?? whole));
    };
}
