import { expect, test } from 'vitest'
import { NeededWords } from './needed-words.ts'

const needed = new NeededWords()
const lists = [[['стоп'], ['слать', 'писать']], [['отпиш*']], [['*айте'], ['a']], [['']]].map(list => needed.add(list))

test.each([
  [' ну стоп уже ', [true, false, false, true], 'a whole word; a list with a phrase of any word is always asked'],
  [' стопка ', [false, false, false, true], 'part of a word is none'],
  [' отпишите ', [false, true, false, true], 'any ending'],
  [' слать перестайте ', [true, false, true, true], 'one of several words, and any beginning'],
  [' ', [false, false, false, true], 'nothing'],
])('%j may match %j: %s', (text, expected) => {
  expect(lists.map(list => needed.mayMatch(text, list))).toEqual(expected)
})

test('a list added later is asked about texts that were known before', () => {
  const later = needed.add([['ну']])
  expect(needed.mayMatch(' ну стоп уже ', later)).toBe(true)
})
