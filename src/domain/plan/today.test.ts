import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../collect/business.ts'
import { cardsLeft, chooseToday, TODAY_CARDS_MAX } from './today.ts'

describe("how many contacts fit into the owner's minutes", () => {
  const cases: [effort: number, minutes: number, made: number, expected: number, why: string][] = [
    [25, 2, 0, 12, 'the default: half a contact is none'],
    [25, 2, 11, 1, 'one left'],
    [25, 2, 12, 0, 'done'],
    [25, 2, 13, 0, 'more than planned is done too'],
    [0, 2, 0, 0, 'no time, no list'],
    [600, 0.1, 0, TODAY_CARDS_MAX, 'a list that nobody finishes is no list'],
  ]
  for (const [effortMinutesPerDay, minutesPerContact, made, expected, why] of cases) {
    test(why, () => expect(cardsLeft({ ...DEFAULT_POLICY, effortMinutesPerDay, minutesPerContact }, made).cards).toBe(expected))
  }
})

describe('which', () => {
  const card = (contactId: string, priority: number, customerId = contactId, isPromise = false) => ({
    contactId,
    customerId,
    priority,
    isPromise,
  })
  test('the most valuable first', () =>
    expect(chooseToday([card('a', 1), card('b', 3), card('c', 2)], 2).map(one => one.contactId)).toEqual(['b', 'c']))
  test('equal ones by id, so that the order never changes', () =>
    expect(chooseToday([card('b', 1), card('a', 1)], 2).map(one => one.contactId)).toEqual(['a', 'b']))
  test('one contact for a customer', () =>
    expect(chooseToday([card('a', 1, 'x'), card('b', 2, 'x'), card('c', 0, 'y')], 2).map(one => one.contactId)).toEqual(['b', 'c']))
  test('promises are kept beyond the budget', () => {
    expect(chooseToday([card('p', 4.5, 'p', true), card('q', 4.1, 'q', true), card('a', 3)], 1).map(one => one.contactId)).toEqual([
      'p',
      'q',
      'a',
    ])
    expect(chooseToday([card('p', 4.5, 'p', true)], 0)).toHaveLength(1)
  })
})
