import { describe, expect, test } from 'vitest'
import { HALVES, LABELS_NOW, labelledReplies, momentedReplies, READ_ONCE, score, whenText } from '../../../test/reply-score.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { readReply } from './read-reply.ts'

const read = (text: string): string => {
  const { intent, when, locale } = readReply(text, { now: LABELS_NOW })
  return [locale, intent, whenText(when)].filter(part => part !== '').join(' ')
}

describe('Tuesday 10 March 2026, half past ten', () => {
  test.each([
    ['во вторник в 12', 'ru book 2026-03-17T12:00', 'the weekday that is today means next week'],
    ['завтра в 7', 'ru book 2026-03-11T19:00', 'a bare hour up to seven is in the afternoon'],
    ['завтра в 8', 'ru book 2026-03-11T08:00', 'eight is in the morning'],
    ['завтра в 7 утра', 'ru book 2026-03-11T07:00', 'unless he says so'],
    ['завтра после 15', 'ru book 2026-03-11T15:00/2026-03-11T21:00', '"after N" ends at nine'],
    ['на след неделе', 'ru later 2026-03-16/2026-03-22', '"след" is next in Russian talk'],
    ['утре след 6', 'bg book 2026-03-11T18:00/2026-03-11T21:00', 'and after in Bulgarian'],
    ['след 10 дни', 'bg later 2026-03-20', 'a number behind it makes it Bulgarian'],
    ['не завтра, а в пятницу', 'ru book 2026-03-13', 'what is refused is no date'],
    ['в пятницу не могу, давайте в субботу', 'ru book 2026-03-14', 'what he cannot is no date'],
    ['до пятницы не могу', 'ru later 2026-03-13/', '"not until" opens from there'],
    ['после пасхи', 'ru later 2026-04-14/', 'Orthodox Easter is on 12 April, its Monday is free'],
    ['после майских', 'ru later 2026-05-12/', '9 May is a Saturday, so Monday is free'],
    ['zavtra v 15:30', 'ru book 2026-03-11T15:30', 'Latin letters'],
    ['pfdnhf d 15:30', 'ru book 2026-03-11T15:30', 'the wrong keyboard layout'],
    ['в четверк в 10', 'ru book 2026-03-12T10:00', 'one wrong letter'],
    ['12.03', 'ru book 2026-03-12', 'a date with a point'],
    ['завтра в 12.04', 'ru book 2026-03-11T12:04', 'a time with a point'],
    ['25 мая', 'ru later 2026-05-25', 'far ahead it is a day to come back to'],
    ['вчера купил', 'ru done', 'the past is no appointment'],
    ["I'll stop by tomorrow", 'en book 2026-03-11', 'not every stop is a refusal'],
    ['stop-сигналы меняете?', 'ru question', 'nor is this one'],
    ['да, но не пишите мне больше', 'ru stop', 'a refusal wins over everything else in the reply'],
    ['', 'ru other', 'nothing says nothing'],
    ['🙂', 'ru other', 'a smile says nothing'],
  ])('%j is %s: %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

test('the same text reads the same, whatever was read before', () => {
  const texts = LOCALES.flatMap(locale => labelledReplies(locale, 'seen').map(reply => reply.text))
  const forwards = texts.map(read)
  expect(texts.toReversed().map(read).toReversed()).toEqual(forwards)
})

describe.each(LOCALES.map(locale => ({ locale })))('labelled replies in $locale', ({ locale }) => {
  test.each(HALVES)('the %s half keeps its level, with and without knowing the language', half => {
    for (const prior of [null, locale]) {
      const result = score(labelledReplies(locale, half), prior)
      expect(result.intentRight / result.replies, result.misses.join('\n')).toBeGreaterThanOrEqual(0.96)
      expect(result.dateRight / result.dated, result.misses.join('\n')).toBeGreaterThanOrEqual(0.97)
      expect(result.falseStops).toBe(0)
    }
  })
})

/** The lines that were never shown when the grammar was corrected. */
const UNSEEN_MIN = 0.92

describe.each(LOCALES.flatMap(locale => (['fourth', 'fifth', 'sixth'] as const).map(set => ({ locale, set }))))(
  'the $set set in $locale, of which half was never shown',
  ({ locale, set }) => {
    test.each([0, 1])('lines %i modulo 2 keep their level', rest => {
      const result = score(
        momentedReplies(locale, set).filter((_, i) => i % 2 === rest),
        null,
      )
      expect(result.intentRight / result.replies).toBeGreaterThanOrEqual(rest === 0 ? 0.96 : UNSEEN_MIN)
      expect(result.dateRight / result.dated).toBeGreaterThanOrEqual(rest === 0 ? 0.92 : 0.85)
      expect(result.stopsFound).toBe(result.stops)
      expect(result.falseStops).toBeLessThanOrEqual(3)
    })
  },
)

describe.each(LOCALES.flatMap(locale => READ_ONCE.map(set => ({ locale, set }))))(
  'the $set set in $locale, read once before it corrected anything',
  ({ locale, set }) => {
    test('keeps its level', () => {
      const result = score(momentedReplies(locale, set), null)
      expect(result.intentRight / result.replies, result.misses.join('\n')).toBeGreaterThanOrEqual(0.94)
      expect(result.dateRight / result.dated, result.misses.join('\n')).toBeGreaterThanOrEqual(0.88)
      expect(result.stopsFound).toBe(result.stops)
      expect(result.falseStops).toBeLessThanOrEqual(1)
    })
  },
)

test.each(LOCALES)('the practice set in %s, from which the reader learned to compare, keeps its level', locale => {
  const result = score(momentedReplies(locale, 'practice'), null)
  expect(result.intentRight / result.replies, result.misses.join('\n')).toBeGreaterThanOrEqual(0.93)
  expect(result.stopsFound).toBe(result.stops)
  expect(result.falseStops).toBe(0)
})

test('a text as long as a book is read in no time', () => {
  const before = process.cpuUsage()
  read('не '.repeat(200_000))
  read('(((((('.repeat(50_000))
  // The work, not the clock of a machine that does other things as well.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
})
