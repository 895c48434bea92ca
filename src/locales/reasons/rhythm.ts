/** How often somebody comes, as the owner would say it: every so many days, or in which months of the year. */
import type { YearHabit } from '../../domain/understand/year-habit.ts'
import { type Locale, plural } from '../../kernel/locale.ts'

export interface Rhythm {
  /** Whole, at least 1. */
  readonly cycleDays: number
  /** Whoever comes by seasons is told by them and not by days: a skipped season would make every number of days wrong. */
  readonly year?: YearHabit | undefined
}

interface RhythmWords {
  readonly days: (count: number) => string
  readonly month: readonly string[]
  readonly and: string
  /** Beginning with the preposition. */
  readonly inMonths: (months: string) => string
  readonly pace: Readonly<Record<YearHabit['pace'], { readonly once: (when: string) => string; readonly twice: (when: string) => string }>>
  /** What has become of the latest seasons, to stand behind a comma. */
  readonly missed: (seasons: number) => string
  readonly notYet: string
}

const same = (when: string): string => when
const WORDS: Readonly<Record<Locale, RhythmWords>> = {
  ru: {
    days: count =>
      count <= 1
        ? 'почти каждый день'
        : `примерно ${plural('ru', count, { one: 'раз в # день', few: 'раз в # дня', many: 'раз в # дней', other: 'раз в # дня' })}`,
    month: 'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре'.split(' '),
    and: ' и ',
    inMonths: months => `в ${months}`,
    pace: {
      every: { once: when => `раз в год, ${when}`, twice: when => `дважды в год, ${when}` },
      some: { once: when => `${when}, но не каждый год`, twice: when => `${when}, но не каждый сезон` },
      few: { once: same, twice: same },
    },
    missed: seasons =>
      plural('ru', seasons, {
        one: 'пропущен # сезон',
        few: 'пропущено # сезона',
        many: 'пропущено # сезонов',
        other: 'пропущено # сезона',
      }),
    notYet: 'в этом сезоне покупки ещё не было',
  },
  bg: {
    days: count => (count <= 1 ? 'почти всеки ден' : `приблизително на всеки ${plural('bg', count, { one: '# ден', other: '# дни' })}`),
    month: 'януари февруари март април май юни юли август септември октомври ноември декември'.split(' '),
    and: ' и ',
    inMonths: months => `през ${months}`,
    pace: {
      every: { once: when => `веднъж годишно, ${when}`, twice: when => `два пъти годишно, ${when}` },
      some: { once: when => `${when}, но не всяка година`, twice: when => `${when}, но не всеки сезон` },
      few: { once: same, twice: same },
    },
    missed: seasons => plural('bg', seasons, { one: 'пропуснат е # сезон', other: 'пропуснати са # сезона' }),
    notYet: 'този сезон още няма покупка',
  },
  en: {
    days: count => (count <= 1 ? 'nearly every day' : `about every ${plural('en', count, { one: '# day', other: '# days' })}`),
    month: 'January February March April May June July August September October November December'.split(' '),
    and: ' and ',
    inMonths: months => `in ${months}`,
    pace: {
      every: { once: when => `once a year, ${when}`, twice: when => `twice a year, ${when}` },
      some: { once: when => `${when}, but not every year`, twice: when => `${when}, but not every season` },
      few: { once: same, twice: same },
    },
    missed: seasons => plural('en', seasons, { one: '# season missed', other: '# seasons missed' }),
    notYet: 'no purchase this season yet',
  },
}

/** 'примерно раз в 42 дня', 'дважды в год, в апреле и октябре': to stand behind "buys". */
export function rhythmText({ cycleDays, year }: Rhythm, locale: Locale): string {
  const { days, pace } = WORDS[locale]
  if (!year) return days(cycleDays)
  return pace[year.pace][year.months.length === 1 ? 'once' : 'twice'](monthsText(year, locale))
}

/** 'в апреле и октябре'. */
export function monthsText({ months }: Pick<YearHabit, 'months'>, locale: Locale): string {
  const { month, and, inMonths } = WORDS[locale]
  return inMonths(months.map(one => month[one - 1] ?? '').join(and))
}

/** ', пропущен 1 сезон'; empty while no season of his has gone by without him. */
export function missedText(year: YearHabit | undefined, locale: Locale): string {
  const { missed, notYet } = WORDS[locale]
  if (!year) return ''
  return year.missed > 0 ? `, ${missed(year.missed)}` : year.isOn ? `, ${notYet}` : ''
}
