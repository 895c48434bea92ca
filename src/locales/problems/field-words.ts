/** What is wrong with one field, where the form's own words do not reach. */
import type { Locale } from '../../kernel/locale.ts'

const UNSTORABLE: Readonly<Record<Locale, string>> = {
  ru: 'Здесь есть знак, который нельзя хранить (нулевой или обломок эмодзи). Наберите это место заново.',
  bg: 'Тук има знак, който не може да се пази (нулев или парче от емоджи). Напишете това място отново.',
  en: 'There is a character here that cannot be stored (a null, or a piece of an emoji). Type this part again.',
}

export function unstorableText(locale: Locale): string {
  return UNSTORABLE[locale]
}
