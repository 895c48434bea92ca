/** A spelt reply as the meanings that the grammar of times reads; numbers are understood here in all their clothes. */
import type { Locale } from '../../kernel/locale.ts'
import { meaningIn } from './language.ts'
import type { Meaning } from './lexicon.ts'
import { Remembered } from './spelling.ts'
import type { Token } from './tokens.ts'

export function meaningsOf(tokens: readonly Token[], locale: Locale): Meaning[] {
  const meanings: Meaning[] = []
  const words: string[] = []
  for (const [i, token] of tokens.entries()) {
    // A number can give two meanings, so the words are kept in step with them.
    while (words.length < meanings.length) words.push('')
    if (token.kind !== 'mark') words[meanings.length] = token.text
    if (token.kind === 'mark') {
      // 'В след. четверг', 'на пт.': the point of an abbreviation ends nothing.
      if (token.text === '.' && SHORTENED.has(words[meanings.length - 1] ?? '')) continue
      if (token.text === '-' || token.text === '+') meanings.push({ is: 'word', text: token.text })
      else meanings.push({ is: 'break' })
    } else if (isFridayHere(tokens, i, locale)) meanings.push({ is: 'weekday', value: 5 })
    else if (isSum(tokens, i, locale)) meanings.push({ is: 'word', text: token.text })
    else if (token.kind === 'number') meanings.push(...numberMeanings(token.text, locale, !namesMonth(tokens[i + 1], locale)))
    else meanings.push(meaningIn(locale, token.text) ?? foreignMeaning(token.text) ?? { is: 'word', text: token.text })
  }
  return joinNumbers(joinPhrases(meanings, words))
}

const MONEY = /^(?:р|руб\p{L}*|рэ|лв|лева|евро|eur|euros?|quid|pounds?|bucks|dollars?|кинта|кинти|тенге|грн)$/u
const ABOUT_MONEY = new RegExp(
  '^(?:цен[аыеу]\\p{L}*|сто(?:ит|ят|ило|ила|или|имость\\p{L}*)|сколько|было|была|дорого|дороже|дешевле|(?:за|у)?плат\\p{L}*|взя(?:ли|л)|бере?те' +
    '|бюджет\\p{L}*|итого|сумм\\p{L}*|скидк\\p{L}*|струва\\p{L}*|беше|взехте|излезе|скъпо|евтино' +
    '|cost\\p{L}*|price\\p{L}*|paid|pay|charg\\p{L}*|was|expensive|cheaper|total)$',
  'u',
)

/** Bulgarian 'пет' is five, and with its point Friday. */
function isFridayHere(tokens: readonly Token[], at: number, locale: Locale): boolean {
  return locale === 'bg' && tokens[at]?.text === 'пет' && tokens[at + 1]?.text === '.' && tokens[at + 2] !== undefined
}

/** "It was 1500, why 2000 now": four digits are a sum there, not an hour. */
function isSum(tokens: readonly Token[], at: number, locale: Locale): boolean {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.text)) return false
  if (MONEY.test(tokens[at + 1]?.text ?? '')) return true
  const before = meaningIn(locale, tokens[at - 1]?.text ?? '')
  return before === undefined && tokens.slice(0, at).some(({ text }) => ABOUT_MONEY.test(text))
}

/** 'Понеделник half past nine': an English hour inside another language. */
function foreignMeaning(word: string): Meaning | undefined {
  return /^[a-z]{3,}$/.test(word) ? meaningIn('en', word) : undefined
}

const SHORTENED: ReadonlySet<string> = new Set(
  (
    'след сл сл-щ следв ближ пн пон вт ср чт чет пт сб съб нед янв яну фев мар апр авг ' +
    'сен септ окт ноя дек mon tue wed thu fri sat sun jan feb mar apr aug sept oct nov dec'
  ).split(' '),
)

/** Words that only together mean a time: "new year", "half a year" in one word, "a fortnight". */
const PHRASES: readonly (readonly [words: readonly RegExp[], meanings: readonly Meaning[]])[] = [
  [[/^нов(?:ого|ый|ым|ому|а|ата)$/, /^(?:год|година)/], [{ is: 'holiday', value: 'new-year' }]],
  [[/^new$/, /^year/], [{ is: 'holiday', value: 'new-year' }]],
  [
    [/^полгода$/],
    [
      { is: 'number', value: 6, ordinal: false },
      { is: 'unit', value: 'month' },
    ],
  ],
  [
    [/^(?:полчас(?:а|ика|ик|ок)|получаса)$/],
    [
      { is: 'number', value: 30, ordinal: false },
      { is: 'unit', value: 'minute' },
    ],
  ],
  [[/^i$/, /^work$/], [{ is: 'word', text: 'busy' }]],
  // 'Ill' is 'I will' as people type it, unless somebody is.
  [[/^(?:i'm|im|am|is|are|was|been|feeling|feel|got|fell|taken)$/, /^ill$/], [{ is: 'word', text: 'sick' }]],
  [[/^(?:orthodox|greek|православн\p{L}*|наш\p{L}*)$/u, /^(?:easter|пасх\p{L}*|великден)$/u], [{ is: 'holiday', value: 'easter' }]],
  // A greeting names no part of the day.
  [
    [/^(?:good|добр(?:ый|ое|ого|ой|о)|добър)$/, /^(?:morning|afternoon|evening|day|утро|вечер|вечера|дня|день|ден|ночи|следобед)$/],
    [{ is: 'word', text: 'greeting' }],
  ],
  // A table for two is for two people.
  [
    [/^(?:table|party|room|space|spot|slot|cut|haircut|trim)$/, /^for$/, /^(?:two|three|four|five|six|seven|eight|ten|\d\d?)$/],
    [{ is: 'word', text: 'party' }],
  ],
  // 'Първия възможен час' is the next one, not the first of the month.
  [[/^първи(?:я|ят|те)?$/, /^(?:възможен|свободен|удобен|възможни|свободни|час)$/], [{ is: 'word', text: 'first-free' }]],
  // "Let's say five" is about five.
  [[/^(?:let's|lets)$/, /^say$/], [{ is: 'mod', value: 'about' }]],
  // 'Stop by tomorrow' sets no limit.
  [[/^(?:stop|drop|swing|come|pass|pop|stopping|coming|dropping)$/, /^by$/], [{ is: 'word', text: 'visit' }]],
  [
    [/^fortnight$/],
    [
      { is: 'number', value: 2, ordinal: false },
      { is: 'unit', value: 'week' },
    ],
  ],
  [
    [/^догодина$/],
    [
      { is: 'mod', value: 'next' },
      { is: 'unit', value: 'year' },
    ],
  ],
  [[/^рабоч(?:ие|им|их|ий)$/, /^(?:день|дни|дням|дней|днях)$/], [{ is: 'workdays' }]],
  [[/^(?:будни[ейхм]*|будням|делничн?и(?:те)?|делничен|work|working)$/, /^(?:дни|дням|дней|днях|ден|days)$/], [{ is: 'workdays' }]],
  [[/^работни(?:те)?$/, /^дни$/], [{ is: 'workdays' }]],
  [[/^(?:първите|первые)$/, /^(?:дни|дня|дней)$/], [{ is: 'mod', value: 'start' }]],
  [[/^first$/, /^few$/, /^days$/], [{ is: 'mod', value: 'start' }]],
  [[/^first$/, /^thing$/], [{ is: 'part', value: 'morning' }]],
  [[/^по-рано$/, /^от$/], [{ is: 'mod', value: 'before' }]],
  // 'Push it back to five': the hour it goes to, not the end of a range.
  [[/^(?:back|forward|it|me|mine|that)$/, /^to$/], [{ is: 'mod', value: 'at' }]],
  [[/^give$/, /^(?:it|me|us)$/], [{ is: 'mod', value: 'in' }]],
  // 'Nine rather than eight' gives up the eight.
  [[/^rather$/, /^than$/], [{ is: 'word', text: 'вместо' }]],
  // 'In the last days of January' is its end.
  [[/^(?:последних|последние|последните|last)$/, /^(?:числах|числа|дни|дней|днях|days)$/], [{ is: 'mod', value: 'end' }]],
  [[/^(?:первых|първите)$/, /^(?:числах|числа)$/], [{ is: 'mod', value: 'start' }]],
  [[/^(?:вдруги|други|в-други)$/, /^ден$/], [{ is: 'offset', days: 2 }]],
  // 'During the week' is any of its working days.
  [[/^през$/, /^седмицата$/], [{ is: 'workdays' }]],
  [[/^(?:среди|посреди)$/, /^недели$/], [{ is: 'workdays' }]],
  [[/^(?:during|mid)$/, /^(?:the|week)$/, /^week$/], [{ is: 'workdays' }]],
  [[/^midweek$/], [{ is: 'workdays' }]],
  // 'One and a half' of whatever follows.
  [[/^(?:полтора|полторы|полутора)$/], [{ is: 'number', value: 1.5, ordinal: false }]],
  [[/^половин$/], [{ is: 'mod', value: 'half' }]],
]

/** The phrases that a word can open. */
const opening = new Remembered(word => PHRASES.filter(([[first]]) => first?.test(word)))

function joinPhrases(meanings: readonly Meaning[], words: readonly string[]): Meaning[] {
  const joined: Meaning[] = []
  for (let i = 0; i < meanings.length; i += 1) {
    const phrase = opening.of(words[i] ?? '').find(([parts]) => parts.every((part, at) => at === 0 || part.test(words[i + at] ?? '')))
    const here = meanings[i]
    if (phrase !== undefined) {
      joined.push(...phrase[1])
      i += phrase[0].length - 1
    } else if (here !== undefined) joined.push(here)
  }
  return joined
}

const SUFFIX_ORDINAL = /^-?(?:го|ого|е|ое|й|ый|му|ти|тото|то|ия|и|ми|ри|ви|ят|во|ва|th|st|nd|rd|числа)$/
const SUFFIX_HOURS = /^-?(?:ч|час|часа|часов|часа|h|hrs|o'clock|oclock|ish)\.?$/
const SUFFIX_AM = /^-?(?:am|a\.?m|утра|сутринта)\.?$/
const SUFFIX_PM = /^-?(?:pm|p\.?m|вечера|следобед)\.?$/

function namesMonth(token: Token | undefined, locale: Locale): boolean {
  return token?.kind === 'word' && /^(?:month|mod)$/.test(meaningIn(locale, token.text)?.is ?? '')
}

/** What is written behind an hour and its dash; a number that may be an hour itself makes it a span. */
const MINUTES = /^(?:00|15|30|45|[2-5]5|[345]0)$/

/** '15', '15:30', '15.30', '12.04', '5-го', '3pm', '10-12', '2026-04-12'. */
export function numberMeanings(text: string, locale: Locale, clockLike = false): Meaning[] {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return [{ is: 'date', year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }]
  const suffixed = /^(\d+(?:[:.,/]\d+)*)(?:-(\d+(?:[:.]\d+)*))?(-?[^\d]+)?$/.exec(text)
  if (!suffixed) return [{ is: 'word', text }]
  const [, first = '', second, suffix = ''] = suffixed
  const plain = suffix.replace(/\.$/, '')
  const tail: Meaning[] = []
  // Russian '18-ти' is a plain number in the genitive; Bulgarian '18-ти' is the eighteenth.
  if (locale === 'ru' && /^-?(?:ти|ми|и|х)$/.test(plain)) tail.length = 0
  else if (SUFFIX_ORDINAL.test(plain)) tail.push({ is: 'mod', value: 'date-of' })
  else if (SUFFIX_HOURS.test(plain)) tail.push({ is: 'mod', value: 'oclock' })
  else if (SUFFIX_AM.test(plain)) tail.push({ is: 'ampm', value: 'am' })
  else if (SUFFIX_PM.test(plain)) tail.push({ is: 'ampm', value: 'pm' })
  else if (plain !== '') tail.push(meaningIn(locale, plain.replace(/^-/, '')) ?? { is: 'word', text: plain })
  const [from, to] = [plainNumber(first), second === undefined ? undefined : plainNumber(second)]
  // '11-30' and '14-50' behind a date are a minute; no day and no hour is called thirty with a zero or above the months.
  if (
    second !== undefined &&
    plain === '' &&
    /^(?:[01]?\d|2[0-3])$/.test(first) &&
    MINUTES.test(second) &&
    clockLike &&
    Number(second) !== Number(first) + 1
  )
    return [{ is: 'clock', minute: Number(first) * 60 + Number(second), exact: Number(first) > 12 || first.startsWith('0') }]
  const ordinal = tail[0]?.is === 'mod' && tail[0].value === 'date-of'
  const mark = (meaning: Meaning): Meaning => (ordinal && meaning.is === 'number' ? { ...meaning, ordinal: true } : meaning)
  const rest = ordinal ? [] : tail
  return to === undefined ? [mark(from), ...rest] : [mark(from), { is: 'mod', value: 'until' }, mark(to), ...rest]
}

function plainNumber(text: string): Meaning {
  const parts = text.split(/[:.,/]/).map(Number)
  const [a = 0, b, c] = parts
  if (b === undefined) {
    // '1530' is a time as people type it in a hurry.
    if (/^(?:[01]\d|2[0-3])[0-5]\d$/.test(text)) return { is: 'clock', minute: Math.floor(a / 100) * 60 + (a % 100), exact: true }
    return { is: 'number', value: a, ordinal: false }
  }
  if (c !== undefined) return { is: 'date', day: a, month: b, year: c < 100 ? 2000 + c : c }
  // The American order: only its own month can be there.
  if (text.includes('/') && b > 12 && b <= 31 && a >= 1 && a <= 12) return { is: 'date', day: b, month: a, year: null }
  const isTime = text.includes(':') || b > 12 || b === 0
  if (!isTime) return { is: 'date', day: a, month: b, year: null }
  if (a > 23 || b > 59 || !/[:.,]\d\d$/.test(text)) return { is: 'number', value: a, ordinal: false }
  return { is: 'clock', minute: a * 60 + b, exact: a > 12 || text.startsWith('0') }
}

/** 'двадцать пятого' is 25, 'двайсет и пети' too, 'twenty fifth' too. */
function joinNumbers(meanings: readonly Meaning[]): Meaning[] {
  const joined: Meaning[] = []
  for (let i = 0; i < meanings.length; i += 1) {
    const here = meanings[i]
    if (here === undefined) continue
    // 'Без двадцати шесть' is twenty to six, not twenty-six.
    const counts = !isMinus(meanings[i - 1])
    if (counts && here.is === 'number' && !here.ordinal && (here.value === 20 || here.value === 30)) {
      const skip = isAnd(meanings[i + 1]) ? 2 : 1
      const ones = meanings[i + skip]
      if (ones?.is === 'number' && ones.value >= 1 && ones.value <= 9) {
        joined.push({ is: 'number', value: here.value + ones.value, ordinal: ones.ordinal })
        i += skip
        continue
      }
    }
    joined.push(here)
  }
  return joined
}

function isAnd(meaning: Meaning | undefined): boolean {
  return meaning?.is === 'mod' && meaning.value === 'and'
}

function isMinus(meaning: Meaning | undefined): boolean {
  return meaning?.is === 'mod' && meaning.value === 'minus'
}
