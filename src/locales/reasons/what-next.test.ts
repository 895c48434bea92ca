import { describe, expect, test } from 'vitest'
import { whatNextWords } from './what-next.ts'

const follows = { item: 'Ванны', after: 'Плитка', afterDay: '2026-03-05', fromDay: '2026-03-23', toDay: '2026-03-30' }

describe('what to offer, in words', () => {
  test.each([
    { locale: 'ru', text: '5 марта был куплен товар «Плитка»: за ним обычно берут «Ванны». Чаще всего с 23 марта по 30 марта.' },
    { locale: 'bg', text: 'На 5 март е купено „Плитка“, а след него обикновено идва „Ванны“. Най-често между 23 март и 30 март.' },
    { locale: 'en', text: 'Bought “Плитка” on 5 March; “Ванны” usually follows, most often between 23 March and 30 March.' },
  ] as const)('$locale', ({ locale, text }) => expect(whatNextWords(locale).follows(follows)).toBe(text))

  test.each([
    { locale: 'ru', text: 'Приходит реже: теперь каждые 62 дня, раньше каждые 30 дней.' },
    { locale: 'bg', text: 'Идва по-рядко: сега на всеки 62 дни, преди на всеки 30 дни.' },
    { locale: 'en', text: 'Comes less often: every 62 days now, every 30 days before.' },
  ] as const)('$locale: falling visits', ({ locale, text }) =>
    expect(whatNextWords(locale).fallingVisits({ recentDays: 62, beforeDays: 30 })).toBe(text),
  )

  test('a single day has no range', () => {
    expect(whatNextWords('en').follows({ ...follows, toDay: follows.fromDay })).toContain('most often on 23 March.')
  })
})
