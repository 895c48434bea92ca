/** E41: every short text is one paid part with the shop's name and the way out; on first-name terms nobody is addressed formally. */
import { describe, expect, test } from 'vitest'
import { RUNGS, TRADES } from '../../domain/collect/business.ts'
import { smsShape } from '../../domain/deliver/sms-segments.ts'
import { SEGMENT_GROUPS } from '../../domain/deliver/words.ts'
import { day } from '../../kernel/day.ts'
import { type Locale, LOCALES } from '../../kernel/locale.ts'
import { minor } from '../../kernel/money.ts'
import { renderRequest, type WordsRequest } from '../../usecases/deliver/render-words.ts'
import { shortWordsIn } from './catalogue.ts'

const SHOPS = { ru: 'Шины у Ани', bg: 'Гуми Ани', en: "Ann's Tyres" } as const
const SEGMENT_OF = { close: 'regular', slipping: 'periodic', away: 'lost' } as const
const everything = LOCALES.flatMap(locale =>
  TRADES.flatMap(trade => RUNGS.flatMap(rung => SEGMENT_GROUPS.map(group => ({ locale, trade, rung, group })))),
)
type One = (typeof everything)[number]

const REQUEST = {
  segment: 'regular',
  firstName: 'Анна',
  product: null,
  group: null,
  dueDay: day('2026-03-10'),
  ownWords: null,
  address: null,
  addressKind: null,
  marketing: true,
} as const

function rendered({ locale, trade, rung, group }: One, changes: Partial<WordsRequest> = {}): string {
  const words = renderRequest(
    {
      ...REQUEST,
      occasion: rung,
      segment: SEGMENT_OF[group],
      locale,
      ...changes,
    },
    { name: SHOPS[locale], trade, locale, zone: 'Europe/Sofia', currency: 'RUB', phone: '', signature: '', publicUrl: null, templates: {} },
  )
  return words.kind === 'words' ? words.text : ''
}

describe.each(LOCALES.map(locale => ({ locale })))('$locale', ({ locale }) => {
  const own = everything.filter(one => one.locale === locale)
  const { stop } = shortWordsIn(locale)

  test.each([false, true])('one part each, with the name and the way out (first-name terms: %s)', isInformal => {
    for (const one of own) {
      const text = rendered(one, { isSms: true, isInformal })
      expect([text, smsShape(text).segments.length, smsShape(text).encoding]).toEqual([text, 1, locale === 'en' ? 'gsm7' : 'ucs2'])
      expect(text.startsWith(`${SHOPS[locale]}: `) && text.endsWith(stop), text).toBe(true)
      expect(text).not.toMatch(/[{}]|undefined| {2}/)
    }
  })

  test('the offer asks, the soft word sells nothing', () => {
    for (const one of own) {
      const text = rendered(one, { isSms: true }).replace(stop, '').trim()
      if (one.rung === 'offer') expect(text.endsWith('?'), text).toBe(true)
      if (one.rung === 'soft')
        expect(text, text).not.toMatch(/запис|закаж|купит|скидк|подар|запиш|поръч|отстъпк|\bbook|order|discount|free/i)
    }
  })
})

const FORMAL: Readonly<Record<Exclude<Locale, 'en'>, RegExp>> = {
  ru: /(^|[^\p{L}])(вы|вас|вам|ваш\p{L}*|здравствуйте)(?!\p{L})/iu,
  bg: /(^|[^\p{L}])(Вие|Ви|Вас|Ваш\p{L}*|здравейте)(?!\p{L})/u,
}

test.each(['ru', 'bg'] as const)('%s on first-name terms never says the formal word, in an SMS and in a full sentence', locale => {
  for (const one of everything.filter(each => each.locale === locale))
    for (const isSms of [true, false])
      expect(rendered(one, { isInformal: true, isSms }), `${one.trade} ${one.rung}`).not.toMatch(FORMAL[locale])
})

const STANDINGS = ['regular', 'new', 'periodic', 'lost', 'one-timer'] as const
const PURPOSES = ['group:1', 'asset:1/service', 'asset:1/return', 'asset:1/warranty', 'birthday', 'thanks', 'repeat'] as const

describe.each(['Ногти', 'Nokian Hakkapeliitta 10', 'Ногти, Окрашивание, Уход за волосами'])('E41 «%s» is due', about => {
  test.each([false, true])('one part, in the own words of every segment (first-name terms: %s)', isInformal => {
    for (const one of everything.filter(each => each.trade === 'salon' && each.group === 'close'))
      for (const segment of STANDINGS)
        for (const purpose of PURPOSES) {
          const text = rendered(one, { isSms: true, isInformal, segment, purpose, about })
          expect([text, smsShape(text).segments.length]).toEqual([text, 1])
          if (isInformal && one.locale !== 'en') expect(text).not.toMatch(FORMAL[one.locale])
        }
  })

  test('nobody whose nails are due reads of his hair', () => {
    for (const one of everything.filter(each => each.trade === 'salon'))
      for (const purpose of PURPOSES.filter(each => each.includes(':')))
        for (const isSms of [true, false])
          for (const isInformal of [true, false]) {
            const text = rendered(one, { isSms, isInformal, purpose, about })
            expect(text).not.toMatch(/стриж|причёск|укладк|причес|подстриг|hair|trim|\bcut\b|stylist/iu)
            if (!isSms) expect(text).toContain(about)
          }
  })
})

test('each segment is led in its own words; regulars are thanked and asked to tell their friends', () => {
  const one = { locale: 'ru', trade: 'salon', rung: 'offer', group: 'close' } as const
  for (const isInformal of [false, true])
    expect(new Set(STANDINGS.filter(name => name !== 'regular').map(segment => rendered(one, { segment, isInformal }))).size).toBe(4)
  expect(rendered({ ...one, rung: 'soft' }, { segment: 'regular', purpose: 'thanks' })).toContain('Спасибо вам! Посоветуйте нас друзьям.')
})

test('words about the whole name what else is due, the short ones do not', () => {
  const one = { locale: 'bg', trade: 'salon', rung: 'offer', group: 'close' } as const
  expect(rendered(one, { also: 'Нокти' })).toContain('Дойде време и за: Нокти.')
  expect(rendered(one, { also: 'Нокти', isSms: true })).not.toContain('Нокти')
  expect(rendered({ ...one, rung: 'soft' }, { also: 'Нокти' })).not.toContain('Нокти')
})

test("E42 the owner's words for everybody do not speak for a group, unless they name it", () => {
  const one = { locale: 'ru', trade: 'salon', rung: 'offer', group: 'close' } as const
  const own = (templates: Readonly<Record<string, string>>) => {
    const sender = {
      name: 'Ани',
      trade: 'salon',
      locale: 'ru',
      zone: 'Europe/Sofia',
      phone: '',
      signature: '',
      publicUrl: null,
      templates,
    } as const
    const words = renderRequest({ ...REQUEST, occasion: 'offer', locale: 'ru', purpose: 'group:1', about: 'Ногти' }, sender)
    return words.kind === 'words' ? words.text : ''
  }
  expect(rendered(one)).toContain('стрижку')
  expect(own({ 'offer.ru': 'Пора стричься' })).toContain('«Ногти»')
  expect(own({ 'offer.ru': '{{ about }}: пора?' })).toBe('Ногти: пора? Отписаться: СТОП')
  expect(own({ 'offer.ru': 'Пора стричься', 'offer.about.ru': 'К мастеру: {{ about }}' })).toBe('К мастеру: Ногти Отписаться: СТОП')
})

test('the taxi names the price to his last destination, and does without when it does not know it', () => {
  const one = { locale: 'ru', trade: 'taxi', rung: 'offer', group: 'close' } as const
  expect(rendered(one, { product: 'Аэропорт', lastPriceMinor: minor(90_000) })).toMatch(/«Аэропорт» в прошлый раз — 900\s₽/)
  expect(rendered(one, { product: 'Аэропорт', lastPriceMinor: null })).not.toContain('Аэропорт')
})

test.each([
  [{ isInformal: true }, /^Анна, привет! Это Шины у Ани\. «Аэропорт» в прошлый раз 900\s₽\. Подать\?/, 'on first-name terms'],
  [{ isSms: true }, /^Шины у Ани: «Аэропорт» в прошлый раз 900\s₽\. Подать\?/, 'by SMS'],
  [{ isSms: true, product: 'Железнодорожный вокзал, южный вход' }, /^Шины у Ани: [^«]+$/, 'not where it would take a second part'],
] as const)('the price to his last destination, %j: %s (%s)', (changes, expected, _why) => {
  const one = { locale: 'ru', trade: 'taxi', rung: 'offer', group: 'close' } as const
  const text = rendered(one, { product: 'Аэропорт', lastPriceMinor: minor(90_000), ...changes })
  expect(text).toMatch(expected)
  if ('isSms' in changes) expect(smsShape(text).segments).toHaveLength(1)
})
