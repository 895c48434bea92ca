import { describe, expect, test } from 'vitest'
import type { CustomerId } from '../../kernel/ids.ts'
import { day } from '../../kernel/day.ts'
import type { CalibrationPart } from './calibration.ts'
import { basketReason, calibrationReason, channelReason, priceReason, yearReason } from './number-reason.ts'
import type { Understanding } from './understanding.ts'

describe('why a number is what it is', () => {
  test.each([
    { why: 'half of the visits is usual', bought: 4, visits: 8, sinceVisits: 1, code: 'basket-usual' },
    { why: 'a third of the visits, and the pause is over', bought: 3, visits: 9, sinceVisits: 3, code: 'basket-due' },
    { why: 'a third of the visits, and the pause is not over', bought: 3, visits: 9, sinceVisits: 2, code: 'basket-often' },
    { why: 'four visits of five are nearly all', bought: 4, visits: 5, sinceVisits: 1, code: 'basket-always' },
    { why: 'seldom, but lately', bought: 1, visits: 9, sinceVisits: 2, code: 'basket-recent' },
    { why: 'once, long ago', bought: 1, visits: 9, sinceVisits: 7, code: 'basket-seldom' },
    { why: 'one visit shows no habit', bought: 1, visits: 1, sinceVisits: 1, code: 'basket-few' },
  ])('basket: $why', ({ code, bought, visits, sinceVisits }) => {
    expect(basketReason({ bought, visits, sinceVisits })).toEqual({ code, data: { bought, visits, sinceVisits } })
  })

  test.each([
    { why: 'nothing bought: the shop speaks', purchases: 0, isShopKnown: true, code: 'prices-shop', ownShare: 0 },
    { why: 'four purchases count half', purchases: 4, isShopKnown: true, code: 'prices-mixed', ownShare: 0.5 },
    { why: 'sixteen count four fifths', purchases: 16, isShopKnown: true, code: 'prices-own', ownShare: 0.8 },
    { why: 'without a band of the shop his own are all', purchases: 1, isShopKnown: false, code: 'prices-own', ownShare: 1 },
  ])('prices: $why', ({ purchases, isShopKnown, code, ownShare }) => {
    expect(priceReason({ purchases, isShopKnown })).toEqual({ code, data: { purchases, ownShare } })
  })

  const known: Understanding = {
    customerId: '' as CustomerId,
    asOf: day('2026-03-01'),
    purchases: 5,
    firstDay: day('2025-01-01'),
    anchorDay: day('2026-02-01'),
    cycleDays: 20.6,
    basis: 'own',
    dueDay: null,
    noDateReason: 'too-uncertain',
    windowFrom: null,
    windowTo: null,
    dueP10: day('2026-03-02'),
    dueP50: day('2026-03-05'),
    dueP90: day('2026-03-20'),
    strength: 0.05,
    pAlive: 0.8,
    p14: 0.3,
    p28: 0.5,
    segment: 'regular',
    reason: { code: 'regular-on-time', data: { purchases: 5, cycleDays: 21, silenceDays: 28, lateDays: 7, alive: 0.8 } },
    value365Minor: null,
    value365LowMinor: null,
    value365HighMinor: null,
  }
  test.each([
    { why: 'his own rhythm', of: known, code: 'year-own' },
    { why: 'more likely gone than not', of: { ...known, pAlive: 0.49 }, code: 'year-doubtful' },
    { why: 'one purchase, so the others speak', of: { ...known, basis: 'business' as const }, code: 'year-guess' },
  ])('year: $why', ({ of, code }) => {
    expect(yearReason(of)).toEqual({ code, data: { purchases: 5, cycleDays: 21, alive: of.pAlive } })
  })

  const part: CalibrationPart = { forecasts: 4000, said: 0.25, came: 0.25, brier: 0.1, error: 0.01, inInterval: 79, intervals: 100 }
  test.each([
    { why: 'as many came as were expected', of: part, code: 'calibration-honest' },
    { why: 'two points are within what is honest', of: { ...part, came: 0.269 }, code: 'calibration-honest' },
    { why: 'more came than expected', of: { ...part, came: 0.3 }, code: 'calibration-cautious' },
    { why: 'fewer came than expected', of: { ...part, came: 0.2 }, code: 'calibration-hopeful' },
    { why: 'a hundred forecasts may be off by chance', of: { ...part, forecasts: 100, came: 0.32 }, code: 'calibration-honest' },
    { why: 'fewer say nothing', of: { ...part, forecasts: 99, came: 0.9 }, code: 'calibration-few' },
  ])('calibration: $why', ({ of, code }) => expect(calibrationReason(of)).toMatchObject({ code, data: { inInterval: 0.79 } }))

  test.each([
    { why: 'five messages are enough of his own', replies: 2, silences: 3, code: 'channel-own' },
    { why: 'four are not', replies: 2, silences: 2, code: 'channel-mixed' },
  ])('channel: $why', ({ replies, silences, code }) => {
    expect(channelReason({ replies, silences })).toEqual({ code, data: { replies, messages: replies + silences } })
  })

  test('calibration: no interval is over', () => expect(calibrationReason({ ...part, intervals: 0 }).data.inInterval).toBeNull())
})
