import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { seededRandom } from '../../kernel/random.ts'
import { fictionalPhone, samplePerson, womensSurname } from './sample-shop-people.ts'
import { SAMPLE_TRADES } from './sample-shop-trades.ts'

test.each([
  ['the Russian range that no operator has', 'ru', 0, '+79450000101'],
  ['the four-hundredth Russian', 'ru', 399, '+79450000500'],
  ['Bulgarian mobile numbers that begin with zeros', 'bg', 0, '+359880000101'],
  ['the American range for fiction', 'en', 0, '+12125550100'],
  ['its next area after a hundred people', 'en', 100, '+13155550100'],
] as const)('%s', (_, locale, number, phone) => {
  expect(fictionalPhone(locale, number)).toBe(phone)
})

test.each([
  ['ru', 'Иванова'],
  ['bg', 'Иванова'],
  ['en', 'Иванов'],
] as const)('a surname of a woman in %s', (locale, surname) => {
  expect(womensSurname('Иванов', locale)).toBe(surname)
})

test('a person can always be reached somehow, and only at addresses made for examples', () => {
  const random = seededRandom(4)
  const customerId = id<'customer'>('00000000-0000-8000-8000-000000000001')
  for (let number = 0; number < 300; number += 1) {
    const person = samplePerson(
      { shop: 'salon', locale: 'bg', trade: SAMPLE_TRADES.salon, customerId, number, sinceDay: day('2025-01-07') },
      random,
    )
    expect(person.phone ?? person.email).not.toBeNull()
    if (person.email) expect(person.email).toMatch(/^[a-z]+\.[a-z]+\d+@example\.(com|org)$/)
  }
})
