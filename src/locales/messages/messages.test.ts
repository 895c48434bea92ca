/** Every text a customer can get, in three languages: whole, short, with a way to stop, and asking only where it should. */
import { describe, expect, test } from 'vitest'
import { RUNGS, TRADES } from '../../domain/collect/business.ts'
import { fieldsOf, SEGMENT_GROUPS, templateOf, type WordsCatalogue } from '../../domain/deliver/words.ts'
import { day } from '../../kernel/day.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { renderRequest, type WordsRequest } from '../../usecases/deliver/render-words.ts'
import { messagesIn } from './catalogue.ts'

const SHOPS = { ru: 'Шины у Ани', bg: 'Гуми при Ани', en: "Ann's Tyres" } as const
const SEGMENT_OF = { close: 'regular', slipping: 'periodic', away: 'lost' } as const
const KNOWN_FIELDS = ['name', 'hello', 'shop', 'phone', 'product', 'group', 'due', 'day', 'stop', 'signature', 'price', 'last']

/** Two parts of an SMS in Cyrillic are 134 characters, one part in Latin letters is 160. */
const CHARS_MAX = { ru: 167, bg: 167, en: 160 } as const

const everything = LOCALES.flatMap(locale =>
  TRADES.flatMap(trade => RUNGS.flatMap(rung => SEGMENT_GROUPS.map(group => ({ locale, trade, rung, group })))),
)

function rendered({ locale, trade, rung, group }: (typeof everything)[number], fields: Partial<WordsRequest> = {}): string {
  const words = renderRequest(
    {
      occasion: rung,
      segment: SEGMENT_OF[group],
      locale,
      firstName: '',
      product: null,
      group: null,
      dueDay: day('2026-03-10'),
      ownWords: null,
      address: null,
      addressKind: null,
      marketing: true,
      ...fields,
    },
    { name: SHOPS[locale], trade, locale, zone: 'Europe/Sofia', phone: '', signature: '', publicUrl: null, templates: {} },
  )
  return words.kind === 'words' ? words.text : ''
}

describe.each(LOCALES.map(locale => ({ locale })))('$locale', ({ locale }) => {
  const own = everything.filter(one => one.locale === locale)

  test('the plainest words need nothing that can be missing, and name only fields that exist', () => {
    const catalogue: WordsCatalogue = messagesIn(locale)
    const variants = [
      ...own.flatMap(one => templateOf(catalogue, { occasion: one.rung, trade: one.trade, group: one.group })),
      ...catalogue.followUp,
      ...catalogue.agreed,
      ...catalogue.stopped,
    ]
    expect(variants.flatMap(variant => fieldsOf(variant)).filter(field => !KNOWN_FIELDS.includes(field))).toEqual([])
    expect(own.filter(one => rendered(one) === '')).toEqual([])
  })

  test('every text is short, tells how to stop, and leaves no hole', () => {
    for (const one of own) {
      const text = rendered(one, { firstName: 'Александра', product: 'Nokian Hakkapeliitta 10', group: 'Зимние шины' })
      expect(text.length, text).toBeLessThanOrEqual(CHARS_MAX[locale])
      expect(text, text).toContain(messagesIn(locale).stop.reply)
      expect(text, text).not.toMatch(/[{}]|undefined|null| {2}| [,.!?]|«»|„“|""/)
    }
  })

  test('the offer ends with a question; the soft word asks for nothing and sells nothing', () => {
    for (const one of own) {
      const text = rendered(one).replace(messagesIn(locale).stop.reply, '').trim()
      if (one.rung === 'offer') expect(text.endsWith('?'), text).toBe(true)
      if (one.rung === 'soft') expect(text, text).not.toMatch(/запис|закаж|купит|скидк|подар|запиш|поръч|отстъпк|book|order|discount|free/i)
    }
  })

  test('the confirmations and the reminder of an agreed day carry no advertising', () => {
    for (const occasion of ['follow-up', 'agreed', 'stopped'] as const) {
      const words = renderRequest(
        {
          occasion,
          segment: 'regular',
          locale,
          firstName: '',
          product: null,
          group: null,
          dueDay: day('2026-05-25'),
          ownWords: null,
          address: null,
          addressKind: null,
          marketing: false,
        },
        { name: SHOPS[locale], trade: 'tyres', locale, zone: 'Europe/Sofia', phone: '', signature: '', publicUrl: null, templates: {} },
      )
      expect(words.kind === 'words' && words.text.length <= 134 ? '' : words).toBe('')
    }
  })
})
