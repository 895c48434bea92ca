import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { isWorthPrinting, type Slip, slipDocument, type SlipWords } from './slip.ts'

const words: SlipWords = {
  validUntil: last => `до ${last}`,
  bringAlong: 'Возьмите с собой',
  checklist: 'Не забыли?',
  copy: number => `КОПИЯ ${number}`,
  day: value => String(value),
}
const slip: Slip = {
  shop: 'Шины «У Ани»',
  phone: '+7 945 000',
  lines: [{ text: 'Переобувка | R16', amount: '2 400 ₽' }],
  coupon: { code: 'ANNA-7K', offer: '−10 %', lastDay: day('2026-04-30'), conditions: '' },
  nextEvent: { text: 'День шин', day: day('2026-04-01') },
  checklist: ['Пакеты для колёс'],
  signUp: { url: 'https://shop.test/c/abc', text: 'Получать напоминания' },
  footer: 'Спасибо!',
}

describe('the slip', () => {
  test('has all its parts in order, and nothing a name contains becomes mark-up', () => {
    expect(slipDocument(slip, words, { copyNumber: 1, columns: 48 })).toBe(
      [
        '^^"Шины \\"У Ани\\"', '+7 945 000', '-', '{width:*,11}', 'Переобувка \\| R16 | 2 400 руб.', '{width:auto}', '-', '^^"-10 %', '^^ANNA-7K', 'до 2026-04-30', 'Возьмите с собой',
        '-', '"2026-04-01', 'День шин', '-', 'Не забыли?', '[ ] Пакеты для колёс |', '-', 'Получать напоминания',
        '{code:https://shop.test/c/abc;option:qrcode,5,M}', '', 'Спасибо!', '=', '',
      ].join('\n'), // prettier-ignore
    )
  })

  test.each([
    [1, 0, 'the original'],
    [2, 2, 'a copy says so above and below'],
    [3, 2, 'and so does the next one'],
  ])('print %i carries the mark %i times: %s', (copyNumber, marks, _why) => {
    expect(slipDocument(slip, words, { copyNumber, columns: 48 }).split('КОПИЯ').length - 1).toBe(marks)
  })

  test('a long name goes on below, between words, and its amount stands in the first line', () => {
    const long = {
      ...slip,
      lines: [
        { text: 'Переобувка четырёх колёс с балансировкой', amount: '2 400 ₽' },
        { text: 'Ёлочка', amount: '90 ₽' },
      ],
    }
    const rows = slipDocument(long, words, { copyNumber: 1, columns: 32 }).split('\n')
    const from = rows.indexOf('{width:*,11}') + 1
    expect(rows.slice(from, from + 5)).toEqual([
      'Переобувка четырёх | 2 400 руб.',
      'колёс с | ',
      'балансировкой | ',
      'Ёлочка | 90 руб.',
      '{width:auto}',
    ])
  })

  test.each([
    ['слово слово', 11, ['слово слово'], 'it fits to the letter'],
    ['слово слово', 10, ['слово', 'слово'], 'one letter less'],
    ['словослово', 5, ['словослово'], 'a single long word is left to the printer'],
  ])('%j on a paper of %i columns: %j, %s', (footer, columns, rows, _why) => {
    const bare = { ...slip, shop: 'А', lines: [], coupon: null, nextEvent: null, checklist: [], signUp: null, footer, phone: '' }
    expect(slipDocument(bare, words, { copyNumber: 1, columns })).toBe(['^^"А', '', ...rows, '=', ''].join('\n'))
  })

  test('parts that are not there leave no rule behind', () => {
    const bare = { ...slip, lines: [], coupon: null, nextEvent: null, checklist: [], signUp: null, footer: '', phone: '' }
    expect(slipDocument(bare, words, { copyNumber: 1, columns: 48 })).toBe('^^"Шины \\"У Ани\\"\n=\n')
  })

  test.each([
    ['2026-03-09', false, 'it ended yesterday'],
    ['2026-03-10', false, 'it ends today: he is leaving the shop'],
    ['2026-03-11', true, 'he can still come tomorrow'],
  ])('a coupon until %s is worth printing on the 10th: %j, %s', (lastDay, isWorth, _why) => {
    expect(isWorthPrinting({ coupon: { code: 'A', offer: 'B', conditions: '', lastDay: day(lastDay) } }, day('2026-03-10'))).toBe(isWorth)
    expect(isWorthPrinting({ coupon: null }, day('2026-03-10'))).toBe(true)
  })
})
