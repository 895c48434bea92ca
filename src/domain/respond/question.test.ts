import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { instantAt } from '../../kernel/zone.ts'
import { chooseOption, type QuestionOption } from './question.ts'
import { readReply } from './read-reply.ts'

/** A Tuesday, 10:30. */
const now = { day: day('2026-03-10'), minute: 630 }
const slot = (on: string, minute: number): QuestionOption => ({
  kind: 'slot',
  day: day(on),
  minute,
  startsAt: instantAt(day(on), minute, 'Europe/Moscow'),
  serviceId: null,
  bookingId: null,
})
const bookingId = id<'booking'>('00000000-0000-7000-8000-000000000001')
const slots = [slot('2026-03-12', 600), slot('2026-03-13', 900), slot('2026-03-13', 1080)]
const reminder: readonly QuestionOption[] = [
  { kind: 'confirm', bookingId },
  { kind: 'move', bookingId },
  { kind: 'cancel', bookingId },
]
const choose = (text: string, options: readonly QuestionOption[] = slots) =>
  chooseOption(text, { reading: readReply(text, { now }), options })

describe('answers to offered times', () => {
  test.each([
    ['1', 0, 'the number'],
    ['2)', 1, 'as it was written'],
    ['№3', 2, 'with a sign'],
    ['3️⃣', 2, 'a key cap'],
    ['Давайте 2', 1, 'with a word'],
    ['4', undefined, 'there is no fourth'],
    ['первый', 0, 'in words'],
    ['Второй вариант, спасибо', 1, 'in words and politely'],
    ['третето', 2, 'Bulgarian'],
    ['the second one please', 1, 'English'],
    ['последний', 2, 'the last'],
    ['любое', 0, 'any: the first'],
    ['da v 15', 1, 'a bare hour that was offered'],
    ['да в 15', 1, 'yes at three: the offered three'],
    ['в четверг', 0, 'the one slot of that day'],
    ['в пятницу', undefined, 'two slots on that day'],
    ['в пятницу вечером', 2, 'one of them in the evening'],
    ['завтра в 15', undefined, 'another day than offered'],
    ['ни один не подходит', 'none', 'refuses all'],
    ['а сколько стоит?', undefined, 'another question'],
    ['через две недели', undefined, 'a number word that is no choice'],
    ['15', 1, 'an hour, not a choice'],
    ['да', undefined, 'yes to which?'],
  ])('%s → %s (%s)', (text, expected, _why) => expect(choose(text)).toBe(expected))

  test('yes to a single option takes it', () => expect(choose('да', slots.slice(0, 1))).toBe(0))
})

describe('answers to a reminder', () => {
  test.each([
    ['да', 0],
    ['Да, буду', 0],
    ['ок', 0],
    ['yes, see you', 0],
    ['2', 1],
    ['можно перенести?', 1],
    ['не смогу прийти, отмените', 2],
    ['cancel please', 2],
    ['сколько это стоит?', undefined],
  ])('%s → %s', (text, expected) => expect(choose(text, reminder)).toBe(expected))
})
