import { describe, expect, test } from 'vitest'
import { minor } from '../../kernel/money.ts'
import { euroOf, euroTerms } from './euro-switch.ts'

describe('E53 leva become euros at 1.95583', () => {
  test.each([
    [195_583, 100_000, 'the rate itself'],
    [100, 51, 'one lev is 0.51 euro'],
    [70_000, 35_790, '700 leva'],
    [1, 1, 'a stotinka is half a cent and rounds up'],
    [0, 0, 'nothing'],
  ])('%i stotinki are %i cents: %s', (stotinki, cents, _why) => {
    expect(euroOf(minor(stotinki))).toBe(cents)
  })

  test('thresholds and steps are converted, shares and marks are not', () => {
    const step = { fromMinor: minor(100_000), share: 0.05 }
    expect(euroTerms({ kind: 'tiers', steps: [step], windowDays: null, neverLower: true, issueFromMinor: minor(5000) })).toEqual({
      kind: 'tiers',
      steps: [{ fromMinor: 51_129, share: 0.05 }],
      windowDays: null,
      neverLower: true,
      issueFromMinor: 2556,
    })
    expect(euroTerms({ kind: 'threshold', fromMinor: minor(70_000), rewardMinor: minor(7000), validDays: 30 })).toMatchObject({
      fromMinor: 35_790,
      rewardMinor: 3579,
    })
    expect(euroTerms({ kind: 'threshold', fromMinor: null, rewardMinor: null, validDays: 30 })).toMatchObject({ fromMinor: null })
    expect(euroTerms({ kind: 'stamps', paidPerFree: 10, groupName: null })).toEqual({ kind: 'stamps', paidPerFree: 10, groupName: null })
  })

  test.each([
    [100, 51, 'a point of a lev'],
    [10, 5, 'a point of ten stotinki loses 2 %'],
    [1, 'point-too-fine', 'a point of a stotinka would double its worth'],
    [3, 'point-too-fine', 'one of three would grow by a third'],
  ] as const)('a point of %i stotinki: %s (%s)', (pointMinor, expected, _why) => {
    const terms = euroTerms({ kind: 'points', earnShare: 0.05, pointMinor: minor(pointMinor), holdDays: 0, lifeDays: null })
    expect(typeof terms === 'string' ? terms : terms.kind === 'points' && terms.pointMinor).toBe(expected)
  })
})
