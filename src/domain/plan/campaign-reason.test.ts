import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { offLadderReason } from './campaign-reason.ts'

const about = { code: 'event', about: 'Поезд 14', dueDay: day('2026-10-12'), windowTo: day('2026-10-13'), purchaseDays: 0 } as const

test('somebody who never bought has no last purchase to speak of', () => {
  expect(offLadderReason({ ...about, lastDay: null })).toMatchObject({ lastDay: '2026-10-12', about: 'Поезд 14', cycleDays: 0 })
})

test('what he asked for is marked, everything else is not', () => {
  expect(offLadderReason({ ...about, lastDay: null, isService: true }).service).toBe(true)
  expect('service' in offLadderReason({ ...about, lastDay: null, isService: false })).toBe(false)
})
