import { expect, test } from 'vitest'
import type { ContactPoint } from './contact-point.ts'
import type { Birthday, Customer } from './customer.ts'
import { type Card, mergeEvidence } from './merge-evidence.ts'

function card(fullName: string, contacts: readonly string[], birthday: Birthday | null = null): Card {
  const points = contacts.map(address => ({ kind: address.includes('@') ? 'email' : 'phone', address }))
  return { customer: { fullName, birthday } as Customer, points: points as unknown as ContactPoint[] }
}
const may14: Birthday = { month: 5, day: 14, year: null }
const june1: Birthday = { month: 6, day: 1, year: 1990 }

test.each([
  ['E14: a family on one phone', card('Мария Иванова', ['+79450000101']), card('Пётр Иванов', ['+79450000101']), null],
  ['one phone, one of them without a name', card('Мария Иванова', ['+79450000101']), card('', ['+79450000101']), ['same-contact']],
  ['one phone, a first name and the whole', card('Мария', ['+79450000101']), card('Мария Иванова', ['+79450000101']), ['same-contact']],
  ['E13: names alone', card('Мария Иванова', ['+79450000101']), card('Мария Иванова', ['+79450000202']), null],
  ['a first name and a birthday', card('Мария', ['+79450000101'], may14), card('Мария', ['+79450000202'], may14), null],
  ['name and birthday', card('Мария Иванова', ['1'], may14), card('мария  иванова', ['2'], may14), ['same-name', 'same-birthday']],
  ['another birthday', card('Мария Иванова', ['+79450000101'], may14), card('Мария Иванова', ['+79450000101'], june1), null],
  [
    'E15: ё and е, a number in another area',
    card('Пётр Ёлкин', ['+74952345678']),
    card('Петр Елкин', ['+79452345678']),
    ['same-name', 'same-number-ending'],
  ],
  ['one mailbox at two firms', card('Анна Ким', ['anna.kim@a.ru']), card('Анна Ким', ['anna.kim@b.ru']), ['same-name', 'same-mailbox']],
  ['the name in another order', card('Анна Ким', []), card('Ким Анна', ['+79450000101']), ['same-name', 'no-contact-of-his-own']],
  ['one of them has no contact', card('Анна Ким', []), card('Анна Ким', ['+79450000101']), ['same-name', 'no-contact-of-his-own']],
  ['nothing in common', card('Анна Ким', []), card('Пётр Ким', []), null],
])('%s', (_what, first, second, evidence) => {
  expect(mergeEvidence(first, second)).toEqual(evidence)
  expect(mergeEvidence(second, first)).toEqual(evidence)
})
