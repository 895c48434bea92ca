/** What customers are told about their visits, by language. */
import { formatDay, type Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en, type RespondTexts, type VisitWords } from './en.ts'
import { ru } from './ru.ts'

export const respondTexts: Readonly<Record<Locale, RespondTexts>> = { ru, bg, en }

export function visitWords(
  visit: { readonly day: string; readonly minute: number | null; readonly service: string },
  { shop, locale, link }: { readonly shop: string; readonly locale: Locale; readonly link: string },
): VisitWords {
  return {
    shop,
    day: formatDay(visit.day, locale, { weekday: true }),
    time: visit.minute === null ? '' : clockText(visit.minute),
    service: visit.service,
    link,
  }
}

/** '9:05', '15:30': as it is written in all three languages. */
export function clockText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
