import { describe, expect, test } from 'vitest'
import { hashDraw, nameUuid } from './digest.ts'
import { isId, newId } from './ids.ts'
import { instant, parseInstant } from './instant.ts'
import { formatDay, plural } from './locale.ts'
import { addMinor, formatMoney, minor, shareOf } from './money.ts'
import { seededRandom } from './random.ts'

describe('money', () => {
  test('a share rounds half away from zero (E52)', () => {
    expect(shareOf(minor(9999), 0.15)).toBe(1500)
    expect(shareOf(minor(50), 0.01)).toBe(1)
    expect(shareOf(minor(-50), 0.01)).toBe(-1)
    expect(shareOf(minor(49), 0.01)).toBe(0)
  })
  test('fractions of a minor unit are a bug', () => {
    expect(() => minor(0.5)).toThrow(/minor units/)
    expect(() => addMinor(minor(Number.MAX_SAFE_INTEGER), minor(1))).toThrow(/minor units/)
  })
  test('is written as people write it', () => {
    expect(formatMoney(minor(125000), 'RUB', 'ru').replace(/\s/g, ' ')).toBe('1 250 ₽')
    expect(formatMoney(minor(125050), 'EUR', 'bg').replace(/\s/g, ' ')).toBe('1250,50 €')
    expect(formatMoney(minor(125050), 'USD', 'en')).toBe('$1,250.50')
  })
})

describe('ids', () => {
  test('later ids sort later', () => {
    const ids = [1, 2, 3].map(step => newId(instant(`2026-03-1${step}T00:00:00Z`)))
    expect([...ids].sort()).toEqual(ids)
    expect(ids.every(isId)).toBe(true)
  })
  test('a named id is the same every time and nobody else’s', () => {
    expect(nameUuid('a')).toBe(nameUuid('a'))
    expect(nameUuid('a')).not.toBe(nameUuid('b'))
    expect(isId(nameUuid('a'))).toBe(true)
  })
})

test('an instant needs an offset, so that no zone is guessed', () => {
  expect(parseInstant('2026-03-10T10:30')).toBeUndefined()
  expect(parseInstant('2026-03-10T10:30:00+02:00')).toBe(instant('2026-03-10T08:30:00Z'))
})

test('draws by hash are spread evenly', () => {
  const draws = Array.from({ length: 20_000 }, (_, i) => hashDraw(`customer-${i}`))
  const below = draws.filter(draw => draw < 0.1).length
  expect(below).toBeGreaterThan(1870)
  expect(below).toBeLessThan(2130)
})

test('the seeded random repeats itself and is uniform', () => {
  const [a, b] = [seededRandom(7), seededRandom(7)]
  const values = Array.from({ length: 50_000 }, () => a.next())
  expect(values.every(value => value === b.next())).toBe(true)
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 2)
  const normals = Array.from({ length: 50_000 }, () => a.normal(10, 2))
  const mean = normals.reduce((sum, value) => sum + value, 0) / normals.length
  expect(mean).toBeCloseTo(10, 1)
})

describe('plural forms (E77)', () => {
  const ru = { one: '# балл', few: '# балла', many: '# баллов', other: '# балла' }
  test.each([
    [1, '1 балл'],
    [2, '2 балла'],
    [5, '5 баллов'],
    [11, '11 баллов'],
    [21, '21 балл'],
    [0, '0 баллов'],
    [1.5, '1,5 балла'],
  ])('%d', (count, text) => {
    expect(plural('ru', count, ru)).toBe(text)
  })
  test('Bulgarian and English', () => {
    expect(plural('bg', 1, { one: '# точка', other: '# точки' })).toBe('1 точка')
    expect(plural('en', 2, { one: '# point', other: '# points' })).toBe('2 points')
  })
})

test('days are written with the long month', () => {
  expect(formatDay('2026-11-01', 'bg')).toBe('1 ноември')
  expect(formatDay('2026-11-01', 'ru')).toBe('1 ноября')
  expect(formatDay('2026-11-01', 'en')).toBe('1 November')
})
