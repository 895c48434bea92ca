/** The meaning of the words that times are made of, the same for every language; each language lists its own forms. */
export type Part = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'
export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
export type Season = 'spring' | 'summer' | 'autumn' | 'winter'
export type Holiday = 'easter' | 'may-holidays' | 'saint-george' | 'women' | 'new-year' | 'christmas' | 'holidays'
export type Modifier =
  | 'next'
  | 'this'
  | 'last'
  | 'in'
  | 'after'
  | 'before'
  | 'from'
  | 'until'
  | 'at'
  | 'on'
  | 'start'
  | 'middle'
  | 'end'
  | 'half'
  | 'quarter'
  | 'past'
  | 'or'
  | 'and'
  | 'not'
  | 'between'
  | 'about'
  | 'oclock'
  | 'date-of'
  | 'ago'
  | 'early'
  | 'late'
  | 'of'
  | 'minus'
  | 'half-to'

export type Meaning =
  | { readonly is: 'number'; readonly value: number; readonly ordinal: boolean }
  | { readonly is: 'clock'; readonly minute: number; readonly exact: boolean }
  | { readonly is: 'date'; readonly day: number; readonly month: number; readonly year: number | null }
  | { readonly is: 'span'; readonly from: number; readonly to: number }
  | { readonly is: 'weekday'; readonly value: number }
  | { readonly is: 'month'; readonly value: number }
  | { readonly is: 'offset'; readonly days: number }
  | { readonly is: 'part'; readonly value: Part }
  | { readonly is: 'unit'; readonly value: Unit }
  | { readonly is: 'season'; readonly value: Season }
  | { readonly is: 'holiday'; readonly value: Holiday }
  | { readonly is: 'weekend' }
  | { readonly is: 'workdays' }
  | { readonly is: 'ampm'; readonly value: 'am' | 'pm' }
  | { readonly is: 'mod'; readonly value: Modifier }
  | { readonly is: 'break' }
  | { readonly is: 'word'; readonly text: string }

/** Codes of the word lists: 'w1' Monday, 'm5' May, 'o1' tomorrow, 'n20', 'r20' (twentieth), or `<kind>:<value>`. */
export type WordList = Readonly<Record<string, string>>

const SHORT: Readonly<Record<string, (value: number) => Meaning>> = {
  w: value => ({ is: 'weekday', value }),
  m: value => ({ is: 'month', value }),
  o: days => ({ is: 'offset', days }),
  n: value => ({ is: 'number', value, ordinal: false }),
  r: value => ({ is: 'number', value, ordinal: true }),
  h: value => ({ is: 'clock', minute: value, exact: true }),
}

const PARTS: readonly Part[] = ['morning', 'noon', 'afternoon', 'evening', 'night']
const UNITS: readonly Unit[] = ['minute', 'hour', 'day', 'week', 'month', 'year']
const SEASONS: readonly Season[] = ['spring', 'summer', 'autumn', 'winter']
const HOLIDAYS: readonly Holiday[] = ['easter', 'may-holidays', 'saint-george', 'women', 'new-year', 'christmas', 'holidays']
const MODIFIERS: readonly Modifier[] = [
  'next',
  'this',
  'last',
  'in',
  'after',
  'before',
  'from',
  'until',
  'at',
  'on',
  'start',
  'middle',
  'end',
  'half',
  'quarter',
  'past',
  'or',
  'and',
  'not',
  'between',
  'about',
  'oclock',
  'date-of',
  'ago',
  'early',
  'late',
  'of',
  'minus',
  'half-to',
]

function meaningOf(code: string): Meaning {
  const short = /^([a-z])(-?\d+)$/.exec(code)
  const make = short ? SHORT[short[1] ?? ''] : undefined
  if (short && make) return make(Number(short[2]))
  const part = PARTS.find(value => code === `part:${value}`)
  if (part) return { is: 'part', value: part }
  const unit = UNITS.find(value => code === `unit:${value}`)
  if (unit) return { is: 'unit', value: unit }
  const season = SEASONS.find(value => code === `season:${value}`)
  if (season) return { is: 'season', value: season }
  const holiday = HOLIDAYS.find(value => code === `holiday:${value}`)
  if (holiday) return { is: 'holiday', value: holiday }
  if (code === 'weekend' || code === 'workdays') return { is: code }
  if (code === 'am' || code === 'pm') return { is: 'ampm', value: code }
  const modifier = MODIFIERS.find(value => code === value)
  if (modifier) return { is: 'mod', value: modifier }
  return { is: 'word', text: code }
}

/** From word form to meaning. */
export function lexiconOf(lists: WordList): ReadonlyMap<string, Meaning> {
  const lexicon = new Map<string, Meaning>()
  for (const [code, forms] of Object.entries(lists)) {
    const meaning = meaningOf(code)
    for (const form of forms.split(' ')) lexicon.set(form, meaning)
  }
  return lexicon
}
