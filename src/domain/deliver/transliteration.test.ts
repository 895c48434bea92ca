import { describe, expect, test } from 'vitest'
import { smsShape } from './sms-segments.ts'
import { plainSigns, transliterate } from './transliteration.ts'

describe('E41: Cyrillic in Latin letters', () => {
  test.each([
    ['Здравствуйте, Юля!', 'ru', 'Zdravstvuyte, Yulya!', 'Russian'],
    ['Щит ЩИТ', 'ru', 'Schit SCHIT', 'capitals as they were'],
    ['Подъезд, ёлка, мышь', 'ru', 'Podezd, elka, mysh', 'hard and soft signs are not heard'],
    ['Здравейте, Мария от София!', 'bg', 'Zdraveyte, Maria ot Sofia!', 'the ending of the law'],
    ['Щастие, ъгъл, Ялта', 'bg', 'Shtastie, agal, Yalta', 'Bulgarian reads щ and ъ in its own way'],
    ['«Шины» — №1…', 'ru', '"Shiny" - No1...', 'signs become plain'],
    ['Ann’s', 'en', "Ann's", 'a curly quote'],
  ] as const)('%s in %s: %s', (text, locale, expected, _why) => {
    expect(transliterate(text, locale)).toBe(expected)
    expect(smsShape(transliterate(text, locale)).encoding).toBe('gsm7')
  })

  test('only the signs, when the letters are Latin anyway', () => {
    expect(plainSigns('“Ann’s” — ok…')).toBe('"Ann\'s" - ok...')
  })
})
