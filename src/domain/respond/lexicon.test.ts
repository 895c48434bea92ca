import { expect, test } from 'vitest'
import { lexiconOf } from './lexicon.ts'

test('a word list becomes meanings: short codes, kinds, and words that stand for themselves', () => {
  const lexicon = lexiconOf({
    w1: 'mon monday',
    'part:morning': 'morning',
    next: 'next',
    am: 'am',
    weekend: 'weekend',
    h720: 'noon',
    r3: 'third',
  })
  expect([...lexicon.keys()]).toEqual(['mon', 'monday', 'morning', 'next', 'am', 'weekend', 'noon', 'third'])
  expect(lexicon.get('monday')).toEqual({ is: 'weekday', value: 1 })
  expect(lexicon.get('noon')).toEqual({ is: 'clock', minute: 720, exact: true })
  expect(lexicon.get('third')).toEqual({ is: 'number', value: 3, ordinal: true })
  expect(lexicon.get('next')).toEqual({ is: 'mod', value: 'next' })
})
