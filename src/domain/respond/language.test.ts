import { describe, expect, test } from 'vitest'
import { meaningIn, spell } from './language.ts'
import { tokenise } from './tokens.ts'

const speltAs = (text: string, prior: 'ru' | 'bg' | 'en' | null = null, fixed = false): string => {
  const { locale, tokens } = spell(tokenise(text), { prior, fixed })
  return `${locale}: ${tokens.map(token => token.text).join(' ')}`
}

describe('spell', () => {
  test.each([
    ['завтра', 'ru: завтра', 'a Russian word'],
    ['утре', 'bg: утре', 'a Bulgarian word'],
    ['tomorrow', 'en: tomorrow', 'an English word'],
    ['zavtra', 'ru: завтра', 'Russian in Latin letters'],
    ['utre', 'bg: утре', 'Bulgarian in Latin letters'],
    ['в петък', 'bg: в петък', 'ъ inside a word'],
    ['четверк', 'ru: четверг', 'mended'],
    ['на 20-ти', 'bg: на 20-ти', 'a Bulgarian ending'],
    ['на 20-го', 'ru: на 20-го', 'a Russian ending'],
  ])('%j is %j: %s', (text, expected) => {
    expect(speltAs(text)).toBe(expected)
  })

  test('what is known of the customer decides where the words do not', () => {
    expect([speltAs('да', 'bg'), speltAs('да', 'ru')]).toEqual(['bg: да', 'ru: да'])
  })

  test('a given language is obeyed', () => {
    expect(speltAs('stop', 'ru', true)).toBe('ru: стоп')
  })
})

test('"след" is next in Russian and after in Bulgarian', () => {
  expect([meaningIn('ru', 'след'), meaningIn('bg', 'след')]).toEqual([
    { is: 'mod', value: 'next' },
    { is: 'mod', value: 'after' },
  ])
})
