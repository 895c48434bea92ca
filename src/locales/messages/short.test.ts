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

function rendered({ locale, trade, rung, group }: One, changes: Partial<WordsRequest> = {}): string {
  const words = renderRequest(
    {
      occasion: rung,
      segment: SEGMENT_OF[group],
      locale,
      firstName: 'Анна',
      product: null,
      group: null,
      dueDay: day('2026-03-10'),
      ownWords: null,
      address: null,
      addressKind: null,
      marketing: true,
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

test('the taxi names the price to his last destination, and does without when it does not know it', () => {
  const one = { locale: 'ru', trade: 'taxi', rung: 'offer', group: 'close' } as const
  expect(rendered(one, { product: 'Аэропорт', lastPriceMinor: minor(90_000) })).toMatch(/«Аэропорт» в прошлый раз — 900\s₽/)
  expect(rendered(one, { product: 'Аэропорт', lastPriceMinor: null })).not.toContain('Аэропорт')
})
