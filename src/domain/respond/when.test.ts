import { describe, expect, test } from 'vitest'
import { LABELS_NOW, whenText } from '../../../test/reply-score.ts'
import { meaningsOf } from './meanings.ts'
import { tokenise } from './tokens.ts'
import { findWhen } from './when.ts'

const found = (text: string, minute = LABELS_NOW.minute) =>
  findWhen(meaningsOf(tokenise(text), 'ru'), { today: LABELS_NOW.day, minute, locale: 'ru' })

describe('findWhen', () => {
  test.each([
    ['в среду или четверг', '2026-03-11/2026-03-12', 'two days are a span'],
    ['15-16 марта', '2026-03-15/2026-03-16', 'two dates of one month'],
    ['с 20 по 25 марта', '2026-03-20/2026-03-25', 'from and to'],
    ['с понедельника', '2026-03-16/', 'an open end'],
    ['до пятницы', '2026-03-10/2026-03-13', 'an open beginning is today'],
    ['не раньше апреля', '2026-04-01/', 'not before is from'],
    ['на следующей неделе в среду', '2026-03-18', 'a day inside a week'],
    ['в среду 18 марта', '2026-03-18', 'one day named twice'],
    ['на прошлой неделе', '', 'the past is no answer'],
    ['не завтра', '', 'refused'],
    ['через час', '2026-03-10T11:30', 'minutes from now'],
    ['в 9', '2026-03-11T09:00', 'an hour that has passed is tomorrow’s'],
    ['сегодня в 9', '2026-03-10T21:00', 'unless it is said to be today’s'],
    ['вечером', '2026-03-10T18:00/2026-03-10T21:00', 'this evening'],
    ['утром', '2026-03-11T08:00/2026-03-11T12:00', 'the morning has begun: tomorrow’s'],
    ['спасибо', '', 'nothing'],
  ])('%s: %s, %s', (text, expected) => {
    expect(whenText(found(text).when)).toBe(expected)
  })

  test('says whether a time was only refused', () => {
    expect([found('завтра не могу').refused, found('завтра').refused]).toEqual([true, false])
  })
})
