import { describe, expect, test } from 'vitest'
import { meaningsOf, numberMeanings } from './meanings.ts'
import { tokenise } from './tokens.ts'

const number = (value: number, ordinal = false) => ({ is: 'number', value, ordinal })

describe('numberMeanings', () => {
  test.each([
    ['15', [number(15)], 'a plain number'],
    ['15:30', [{ is: 'clock', minute: 930, exact: true }], 'a time'],
    ['3:30', [{ is: 'clock', minute: 210, exact: false }], 'morning or afternoon'],
    ['03:30', [{ is: 'clock', minute: 210, exact: true }], 'written as the clock shows it'],
    ['15.30', [{ is: 'clock', minute: 930, exact: true }], 'there is no thirtieth month'],
    ['12.04', [{ is: 'date', day: 12, month: 4, year: null }], 'a date'],
    ['12.04.26', [{ is: 'date', day: 12, month: 4, year: 2026 }], 'with a short year'],
    ['2026-04-12', [{ is: 'date', day: 12, month: 4, year: 2026 }], 'an ISO date'],
    ['4/20', [{ is: 'date', day: 20, month: 4, year: null }], 'the American order'],
    ['5-го', [number(5, true)], 'the fifth'],
    ['3pm', [number(3), { is: 'ampm', value: 'pm' }], 'an English hour'],
    ['1530', [{ is: 'clock', minute: 930, exact: true }], 'in a hurry'],
    ['10-12', [number(10), { is: 'mod', value: 'until' }, number(12)], 'a span'],
  ])('%s: %s', (text, expected, _why) => {
    expect(numberMeanings(text, 'ru')).toEqual(expected)
  })
})

test('tens and ones are one number, and phrases one meaning', () => {
  expect(meaningsOf(tokenise('двадцать пятого'), 'ru')).toEqual([number(25, true)])
  expect(meaningsOf(tokenise('двайсет и пети'), 'bg')).toEqual([number(25, true)])
  expect(meaningsOf(tokenise('после нового года'), 'ru')).toEqual([
    { is: 'mod', value: 'after' },
    { is: 'holiday', value: 'new-year' },
  ])
  expect(meaningsOf(tokenise('полгода'), 'ru')).toEqual([number(6), { is: 'unit', value: 'month' }])
})
