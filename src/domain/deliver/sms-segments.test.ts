import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { smsShape } from './sms-segments.ts'

const of = (char: string, times: number): string => char.repeat(times)

describe('E41: parts of an SMS', () => {
  test.each([
    ['', 0, 'gsm7', 160, 'nothing costs nothing'],
    [of('a', 160), 1, 'gsm7', 0, 'the last Latin letter of one part'],
    [of('a', 161), 2, 'gsm7', 145, 'one more, and each part gives up seven'],
    [of('a', 306), 2, 'gsm7', 0, 'two full parts'],
    [of('a', 307), 3, 'gsm7', 152, 'one more'],
    [of('€', 80), 1, 'gsm7', 0, 'a euro takes two places'],
    [of('a', 152) + '€' + of('a', 10), 2, 'gsm7', 141, 'a euro is not cut in half'],
    [of('я', 70), 1, 'ucs2', 0, 'the last Cyrillic letter of one part'],
    [of('я', 71), 2, 'ucs2', 63, 'one more'],
    [of('я', 134), 2, 'ucs2', 0, 'two full parts'],
    [of('я', 135), 3, 'ucs2', 66, 'one more'],
    [of('a', 159) + '’', 3, 'ucs2', 41, 'one curly quote makes a Latin text dear'],
    [of('я', 66) + '😀' + of('я', 10), 2, 'ucs2', 55, 'an emoji is not cut in half'],
  ])('%#: %j', (text, parts, encoding, left, _why) => {
    const shape = smsShape(text)
    expect([shape.segments.length, shape.encoding, shape.unitsLeft]).toEqual([parts, encoding, left])
    expect(shape.segments.join('')).toBe(text)
  })

  test('names the letters that made it dear', () => {
    expect(smsShape('Price: 5 € — «ok»').outside).toEqual(['—', '«', '»'])
  })

  test('counts as another calculator does', () => {
    const texts = [
      'Hello',
      of('x', 161),
      of('€', 90),
      of('ж', 141),
      'Пора переобуваться. Записать вас на среду? Отписаться: СТОП',
      of('ab€', 77),
    ]
    for (const text of texts) {
      const other = new SegmentedMessage(text)
      expect([text, smsShape(text).segments.length]).toEqual([text, other.segmentsCount])
    }
  })
})
