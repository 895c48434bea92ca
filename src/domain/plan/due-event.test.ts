import { describe, expect, test } from 'vitest'
import { RULES, understanding, ZONE } from '../../../test/plan/facts.ts'
import { DEFAULT_POLICY } from '../collect/business.ts'
import { addDays, type Day, day, dayNumber } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import type { ReasonCode, Standing } from '../understand/segment.ts'
import type { Understanding } from '../understand/understanding.ts'
import { dueEventOf, paceDaysOf, PLAN_AHEAD_DAYS, silenceLimitDays, type StoredDueEvent } from './due-event.ts'

const cycleNo = dayNumber(day('2026-10-12'))
const on = (today: string, known: Understanding | Partial<Understanding> = {}, stored: StoredDueEvent[] = []) =>
  dueEventOf(understanding(known), { ...RULES, policy: DEFAULT_POLICY, zone: ZONE, today: day(today), stored })
const segment = (name: Standing, code: ReasonCode): Partial<Understanding> => ({
  segment: name,
  reason: { code, data: { purchases: 6, cycleDays: 42, silenceDays: 20, lateDays: 0, alive: 0.9 } },
})
const kept = (changes: Partial<StoredDueEvent> = {}): StoredDueEvent => ({
  dueEventId: id<'due-event'>(nameUuid('event')),
  purpose: 'repeat',
  cycleNo,
  windowFrom: day('2026-11-17'),
  dueDay: day('2026-11-23'),
  windowTo: day('2026-11-29'),
  heldOut: false,
  isClosed: false,
  isTold: false,
  ...changes,
})

describe('each segment has its strategy', () => {
  const cases: [known: Partial<Understanding>, purpose: string, code: string, rungs: string, why: string][] = [
    [segment('regular', 'regular-on-time'), 'repeat', 'due', 'soft product offer', 'the full ladder'],
    [segment('periodic', 'periodic-few'), 'repeat', 'due', 'soft product offer', 'the full ladder'],
    [
      { ...segment('new', 'new-not-yet-due'), basis: 'business', purchases: 1 },
      'repeat',
      'due-guess',
      'soft product offer',
      'E62 toward a guessed day',
    ],
    [
      { ...segment('periodic', 'periodic-few'), basis: 'trade' },
      'repeat',
      'due-guess',
      'soft product offer',
      'what is not from his own gaps is a guess',
    ],
    [segment('one-timer', 'one-timer-overdue'), 'second-purchase', 'second-purchase', 'product offer', 'one try'],
    [segment('lost', 'lost-silent'), 'win-back', 'win-back', 'product offer', 'a win-back'],
    [segment('lost', 'lost-irregular'), 'repeat', 'no-rhythm', 'product', 'one word, and no direct offer on a day that is not known'],
  ]
  for (const [known, purpose, code, rungs, why] of cases) {
    test(`${known.segment}: ${why}`, () => {
      const event = on('2026-11-10', known)
      expect([event?.purpose, event?.code, event?.rungs.map(rung => rung.rung).join(' ')]).toEqual([purpose, code, rungs])
    })
  }
})

describe('the days', () => {
  test('the rungs stand before the due day', () => {
    expect(on('2026-11-01')?.rungs.map(rung => rung.day)).toEqual(['2026-11-16', '2026-11-21', '2026-11-23'])
  })
  test('the last day of planning ahead and the one before it', () => {
    const soft = day('2026-11-16')
    expect(on(addDays(soft, -PLAN_AHEAD_DAYS), { asOf: day('2026-10-02') })).not.toBeNull()
    expect(on(addDays(soft, -PLAN_AHEAD_DAYS - 1), { asOf: day('2026-10-01') })).toBeNull()
  })
  test("the window's last day is still in, the next is out", () => {
    expect(on('2026-11-29', {}, [kept()])).not.toBeNull()
    expect(on('2026-11-30', {}, [kept()])).toBeNull()
  })
  test('a day later than his own cycle he is overdue', () => {
    expect(on('2026-11-23')?.code).toBe('due')
    expect(on('2026-11-24')?.code).toBe('overdue')
  })
  describe('which day', () => {
    const expected = { dueDay: day('2026-12-20'), windowFrom: day('2026-12-14'), windowTo: day('2026-12-26') }
    const cases: [today: string, known: Partial<Understanding>, due: string, why: string][] = [
      ['2026-11-01', { ...expected, dueP90: day('2027-01-30') }, '2026-11-23', 'his rhythm, while his cycle runs'],
      [
        '2026-11-29',
        { ...expected, dueP10: day('2026-11-29'), dueP90: day('2027-01-30') },
        '2026-11-23',
        'also on the last day of the window around it',
      ],
      [
        '2026-11-30',
        { ...expected, dueP10: day('2026-11-30'), dueP90: day('2027-01-30') },
        '2026-12-20',
        'a day later: what is expected from now on',
      ],
      [
        '2026-11-01',
        { ...expected, dueP10: day('2026-11-29'), dueP90: day('2027-01-30') },
        '2026-11-23',
        'the early likely day still touches the window',
      ],
      ['2026-11-01', { ...expected, dueP10: day('2026-11-30'), dueP90: day('2027-01-30') }, '2026-12-20', 'the season says later'],
      ['2026-11-01', { ...expected, dueP90: day('2026-11-23') }, '2026-11-23', 'the late likely day still touches it'],
      ['2026-11-01', { ...expected, dueP90: day('2026-11-22') }, '2026-12-20', 'the season says earlier'],
    ]
    for (const [today, known, due, why] of cases) test(why, () => expect(on(today, known)?.dueDay).toBe(due))
  })
  test('E62 without a day worth showing the middle of what is likely is taken', () => {
    const event = on('2026-11-30', {
      ...segment('new', 'new-not-yet-due'),
      dueDay: null,
      windowFrom: null,
      windowTo: null,
      noDateReason: 'too-uncertain',
    })
    expect([event?.windowFrom, event?.dueDay, event?.windowTo]).toEqual(['2026-11-17', '2026-11-23', '2026-12-01'])
  })
})

describe('a stored event', () => {
  const later = { cycleDays: 44 }
  test('keeps its days once its first rung has come, though the expectation moves on', () =>
    expect(on('2026-11-16', later, [kept()])?.dueDay).toBe('2026-11-23'))
  test('follows the expectation before that', () => expect(on('2026-11-15', later, [kept()])?.dueDay).toBe('2026-11-25'))
  test('of another cycle or purpose says nothing', () => {
    expect(on('2026-11-16', later, [kept({ cycleNo: cycleNo - 42 })])?.dueDay).toBe('2026-11-25')
    expect(on('2026-11-16', later, [kept({ purpose: 'win-back' })])?.dueDay).toBe('2026-11-25')
  })
  test('that is closed stays closed: one ladder a cycle', () => expect(on('2026-11-20', {}, [kept({ isClosed: true })])).toBeNull())
})

describe('a win-back has its own pace and an end', () => {
  const silent = segment('lost', 'lost-silent')
  const limit: Day = addDays(day('2026-10-12'), silenceLimitDays(42))
  test('begins on the day he is found silent', () =>
    expect(on('2027-02-01', silent)).toMatchObject({ windowFrom: '2027-02-01', dueDay: '2027-02-08', windowTo: '2027-02-15' }))
  test('goes on from where it began', () => {
    const stored = kept({ purpose: 'win-back', windowFrom: day('2027-02-01'), dueDay: day('2027-02-08'), windowTo: day('2027-02-15') })
    expect(on('2027-02-10', silent, [stored])?.rungs.map(rung => rung.day)).toEqual(['2027-02-01', '2027-02-08'])
    expect(on('2027-02-16', silent, [stored])).toBeNull()
  })
  test('the last day of the limit and the day after it', () => {
    expect(on(limit, silent)).not.toBeNull()
    expect(on(addDays(limit, 1), silent)).toBeNull()
  })
  test('five cycles, within a quarter and three years', () => {
    expect([17, 18, 19, 42, 219, 365].map(silenceLimitDays)).toEqual([90, 90, 95, 210, 1095, 1095])
  })
  test('15 % of the cycle between the two contacts, within a week and a month', () => {
    expect([3, 46, 50, 54, 100, 200, 365].map(paceDaysOf)).toEqual([7, 7, 8, 8, 15, 30, 30])
  })
})
