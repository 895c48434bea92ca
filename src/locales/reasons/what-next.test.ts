import { describe, expect, test } from 'vitest'
import { whatNextWords } from './what-next.ts'

const follows = {
  item: 'Ванны',
  after: 'Плитка',
  afterDay: '2026-03-05',
  fromDay: '2026-03-23',
  toDay: '2026-03-30',
  share: 0.5,
  isPast: false,
}

describe('what to offer, in words', () => {
  test.each([
    { locale: 'ru', text: 'После «Плитка» (5 марта) обычно берут «Ванны», чаще всего с 23 марта по 30 марта.' },
    { locale: 'bg', text: 'След „Плитка“ (5 март) обикновено се взема „Ванны“, най-често между 23 март и 30 март.' },
    { locale: 'en', text: 'Bought “Плитка” on 5 March; “Ванны” usually follows, most often between 23 March and 30 March.' },
  ] as const)('$locale', ({ locale, text }) => expect(whatNextWords(locale).follows(follows)).toBe(text))

  test.each([
    { locale: 'ru', text: 'Приходит реже: теперь каждые 62 дня, раньше каждые 30 дней.' },
    { locale: 'bg', text: 'Идва по-рядко: сега на всеки 62 дни, преди на всеки 30 дни.' },
    { locale: 'en', text: 'Comes less often: every 62 days now, every 30 days before.' },
  ] as const)('$locale: falling visits', ({ locale, text }) =>
    expect(whatNextWords(locale).fallingVisits({ recentDays: 62, beforeDays: 30 })).toBe(text),
  )

  test.each([
    { why: 'half of the people', share: 0.5, isPast: false, told: 'usually follows' },
    { why: 'fewer than half', share: 0.49, isPast: false, told: 'often follows' },
    { why: 'fewer than a quarter', share: 0.24, isPast: false, told: 'sometimes follows' },
    { why: 'a day that has gone is not foretold', share: 0.5, isPast: true, told: '30 March; those days have passed' },
  ])('$why', ({ share, isPast, told }) => expect(whatNextWords('en').follows({ ...follows, share, isPast })).toContain(told))

  test('a single day has no range', () => {
    expect(whatNextWords('en').follows({ ...follows, toDay: follows.fromDay })).toContain('most often on 23 March.')
  })
})
