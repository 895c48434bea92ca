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

interface Unknown {
  readonly name: string
  /** What was probably meant. */
  readonly near: string | undefined
}

const UNKNOWN: Readonly<Record<Locale, (field: Unknown) => string>> = {
  ru: ({ name, near }) =>
    `Поля «${name}» здесь нет. ${near === undefined ? 'Уберите его: все поля есть в справочнике API.' : `Вы имели в виду «${near}»?`}`,
  bg: ({ name, near }) =>
    `Тук няма поле „${name}“. ${near === undefined ? 'Махнете го: всички полета са в справочника на API.' : `Имахте предвид „${near}“?`}`,
  en: ({ name, near }) =>
    `There is no field "${name}" here. ${near === undefined ? 'Leave it out: the API reference lists all fields.' : `Did you mean "${near}"?`}`,
}

export function unknownFieldText(locale: Locale, field: Unknown): string {
  return UNKNOWN[locale](field)
}
