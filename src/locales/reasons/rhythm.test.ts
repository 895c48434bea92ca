import { describe, expect, test } from 'vitest'
import type { YearHabit } from '../../domain/understand/year-habit.ts'
import { missedText, rhythmText } from './rhythm.ts'

const year: YearHabit = { months: [4, 10], pace: 'every', missed: 0, isOn: false }

describe('how often somebody comes, as the owner would say it', () => {
  const cases: readonly [Parameters<typeof rhythmText>[0], 'ru' | 'bg' | 'en', string][] = [
    [{ cycleDays: 1 }, 'ru', 'почти каждый день'],
    [{ cycleDays: 42 }, 'ru', 'примерно раз в 42 дня'],
    [{ cycleDays: 205, year }, 'ru', 'дважды в год, в апреле и октябре'],
    [{ cycleDays: 205, year: { ...year, pace: 'some' } }, 'bg', 'през април и октомври, но не всеки сезон'],
    [{ cycleDays: 365, year: { ...year, months: [11] } }, 'bg', 'веднъж годишно, през ноември'],
    [{ cycleDays: 365, year: { ...year, months: [11], pace: 'some' } }, 'en', 'in November, but not every year'],
    [{ cycleDays: 205, year: { ...year, pace: 'few' } }, 'en', 'in April and October'],
  ]
  test.each(cases)('%j in %s', (rhythm, locale, told) => expect(rhythmText(rhythm, locale)).toBe(told))

  test('what has become of his seasons', () => {
    expect(missedText({ ...year, missed: 2 }, 'ru')).toBe(', пропущено 2 сезона')
    expect(missedText({ ...year, isOn: true }, 'bg')).toBe(', този сезон още няма покупка')
    expect(missedText(year, 'en')).toBe('')
    expect(missedText(undefined, 'en')).toBe('')
  })
})
