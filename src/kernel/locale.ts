/** The three languages, and plural forms that the compiler insists on. */
export const LOCALES = ['ru', 'bg', 'en'] as const
export type Locale = (typeof LOCALES)[number]

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text)
}

/** Russian needs four forms (fractions use `other`: "1,5 визита"), Bulgarian and English two. */
export interface PluralForms {
  readonly ru: { readonly one: string; readonly few: string; readonly many: string; readonly other: string }
  readonly bg: { readonly one: string; readonly other: string }
  readonly en: { readonly one: string; readonly other: string }
}

const rules = { ru: new Intl.PluralRules('ru'), bg: new Intl.PluralRules('bg'), en: new Intl.PluralRules('en') } as const

/** `#` in the chosen form is replaced by the number as that language writes it. */
export function plural<L extends Locale>(locale: L, count: number, forms: PluralForms[L]): string {
  const table: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string } = forms
  const form = table[rules[locale].select(count)] ?? table.other
  return form.replace('#', new Intl.NumberFormat(locale).format(count))
}

const longDays = new Map<string, Intl.DateTimeFormat>()

/** '1 ноября', '1 ноември', '1 November': the long month, because Bulgarian short months are numbers. */
export function formatDay(isoDay: string, locale: Locale, options: { readonly year?: boolean; readonly weekday?: boolean } = {}): string {
  const key = `${locale}${options.year ? 'y' : ''}${options.weekday ? 'w' : ''}`
  let format = longDays.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      ...(options.year ? { year: 'numeric' } : {}),
      ...(options.weekday ? { weekday: 'short' } : {}),
    })
    longDays.set(key, format)
  }
  return format.format(Date.parse(`${isoDay}T00:00:00Z`))
}
