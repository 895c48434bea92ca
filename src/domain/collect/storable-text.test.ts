import { expect, test } from 'vitest'
import { isStorable, storable } from './storable-text.ts'

const cases: [text: string, expected: string, why: string][] = [
  ['', '', 'nothing stays nothing'],
  ['Анна', 'Анна', 'a name stays as it is'],
  ['Шины 🛞', 'Шины 🛞', 'a whole pair is one sign and stays'],
  ['Ан\0на', 'Анна', 'a NUL inside is left out'],
  ['\0\0', '', 'a cell of nothing else is empty'],
  ['Ан\ud83dна', 'Ан\ufffdна', 'the first half of a pair alone'],
  ['\udedeАнна', '\ufffdАнна', 'the second half of a pair alone'],
  ['\ud83d\0\udede', '🛞', 'the halves on both sides of a NUL belong together'],
  ['а\tб\nв', 'а\tб\nв', 'other control characters can be kept'],
]
test.each(cases)('E18: what is brought in can be stored: %j → %j, %s', (text, expected) => {
  expect(storable(text)).toBe(expected)
  expect([isStorable(text), isStorable(expected)]).toEqual([text === expected, true])
})
