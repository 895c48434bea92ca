import { expect, test } from 'vitest'
import type { ContactAddress } from './contact-point.ts'
import { noteForgotten } from './forgotten.ts'
import { rowNotes } from './import-reason.ts'
import type { FilePerson } from './person-list.ts'

const phone = (address: string): ContactAddress => ({ kind: 'phone', address, phoneKind: 'mobile' })
const person = (...points: readonly ContactAddress[]): FilePerson => ({
  ownKey: null,
  name: '',
  points: [...points],
  birthday: null,
  note: '',
  refuses: false,
})
const people = [person(phone('+79450000101')), person(phone('+79450000102'), phone('+79450000103')), person()]
const personOf = Int32Array.of(0, -1, 1, 1, 0, 2)
const lines = [2, 3, 4, 5, 7, 8]

const CASES: readonly (readonly [forgotten: readonly string[], lines: readonly number[], why: string])[] = [
  [[], [], 'nobody asked'],
  [['+79450000109'], [], 'somebody who is not in the file'],
  [['+79450000103'], [4], 'his second number is his as well; told once, where he stands first'],
  [['+79450000101', '+79450000102'], [2, 4], 'two of them, in the order of the file'],
]
test.each(CASES)('E9 who asked to be forgotten is noticed: %o', (forgotten, wanted, why) => {
  const notes = rowNotes()
  noteForgotten({ people, personOf }, notes, { forgotten: new Set(forgotten), hashOf: ({ address }) => address, lines })
  expect(notes.warnings.list, why).toEqual(wanted.map(row => ({ row, reason: 'asked_to_be_forgotten' })))
  expect(notes.warnings.count).toBe(wanted.length)
})
