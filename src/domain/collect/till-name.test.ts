import { expect, test } from 'vitest'
import { phoneEnd, tillName } from './till-name.ts'

test.each([
  ['Анна Каренина', 'Анна К.', 'first name and initial'],
  ['  анна   каренина ', 'анна К.', 'typed in a hurry'],
  ['Иван Петров Стоянов', 'Иван С.', 'three names: the family name is the last'],
  ['Мария', 'Мария', 'one word'],
  ['Мария 2', 'Мария', 'a number is no name'],
  ['', '', 'nobody knows his name'],
  ['𝐀nna 😀', '𝐀nna', 'a picture is no initial'],
])('E59 «%s» is shown as «%s»: %s', (name, shown, _why) => {
  expect(tillName(name)).toBe(shown)
})

test.each([
  ['+79161234567', '45-67'],
  ['12345', null],
  [null, null],
])('E59 the end of %s is %s', (phone, end) => {
  expect(phoneEnd(phone)).toBe(end)
})
