import { describe, expect, test } from 'vitest'
import { isOneEdit, Mender, Remembered, soundKey, soundKeysOf, toCyrillic } from './spelling.ts'

describe('isOneEdit', () => {
  test.each([
    ['завтра', 'завтро', true, 'another letter'],
    ['завтра', 'завтр', true, 'a missing letter'],
    ['завтра', 'заввтра', true, 'a doubled letter'],
    ['завтра', 'завтар', true, 'two letters swapped'],
    ['завтра', 'завтра', false, 'the same word is no mistake'],
    ['завтра', 'завт', false, 'two letters missing'],
  ])('%s and %s: %s, %s', (a, b, expected) => {
    expect(isOneEdit(a, b)).toBe(expected)
  })
})

describe('Mender', () => {
  const mender = new Mender(['завтра', 'пятница', 'пятницу', 'июля', 'четверг'])
  test.each([
    ['завтро', 'завтра', 'one letter'],
    ['четверк', 'четверг', 'one letter at the end'],
    ['завтра', undefined, 'a known word needs none'],
    ['юля', undefined, 'a short word is left alone'],
    ['павтра', undefined, 'the first letter is always right'],
    ['зоватро', undefined, 'two letters are another word'],
  ])('%s is %s: %s', (word, expected, _why) => {
    expect(mender.mend(word)).toBe(expected)
  })
})

describe('by sound', () => {
  test.each([
    ['pyatnicu', 'пятницу'],
    ['pjatnitsu', 'пятницу'],
    ['subotu', 'субботу'],
    ['pozzhe', 'позже'],
    ['sutrinta', 'сутринта'],
    ['4etvyrtyk', 'четвъртък'],
    ['chetvurtak', 'четвъртък'],
  ])('%s sounds like %s', (latin, word) => {
    expect(soundKeysOf(word)).toContain(soundKey(latin))
  })

  test('a word no list knows is spelt by rule', () => {
    expect(toCyrillic('shiny')).toBe('шины')
  })
})

test('what was worked out once is remembered', () => {
  let calls = 0
  const lengths = new Remembered(word => {
    calls += 1
    return word.length
  })
  expect([lengths.of('да'), lengths.of('да'), calls]).toEqual([2, 2, 1])
})
