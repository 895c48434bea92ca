import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { businessId, id } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { armOf, conflictOf, type Experiment, type ExperimentChange, type ExperimentScope, movedContact } from './experiment.ts'

const experiment: Experiment = {
  experimentId: id<'experiment'>('00000000-0000-8000-8000-000000000001'),
  name: 'Короче',
  rungs: ['offer'],
  segments: ['regular'],
  change: { variable: 'words', words: {} },
  share: 0.5,
  state: 'running',
  eventsPlanned: 200,
  visibleDifference: 0.1,
  startedOn: day('2026-10-01'),
  endsOn: null,
}

test('E67 the arm depends on the due event alone, and the arms come to their shares', () => {
  const events = Array.from({ length: 4000 }, (_, n) => `due-${n}`)
  const arms = events.map(event => armOf(businessId(1), experiment, event))
  expect(events.map(event => armOf(businessId(1), experiment, event))).toEqual(arms)
  const inB = arms.filter(arm => arm === 'b').length
  expect(inB).toBeGreaterThan(1850)
  expect(inB).toBeLessThan(2150)
})

describe('E67 C47 one thing at a time for the same people', () => {
  const cases: [scope: ExperimentScope, isRefused: boolean, why: string][] = [
    [{ rungs: ['offer'], segments: ['regular'] }, true, 'the very same people'],
    [{ rungs: [], segments: [] }, true, 'everybody includes them'],
    [{ rungs: ['soft'], segments: ['regular'] }, false, 'another rung'],
    [{ rungs: ['offer'], segments: ['lost'] }, false, 'other people'],
    [{ rungs: ['soft', 'offer'], segments: ['lost', 'regular'] }, true, 'a part is enough'],
  ]
  test.each(cases)('%j is refused: %s, %s', (scope, isRefused) => {
    expect(conflictOf(scope, [experiment])?.name).toBe(isRefused ? 'Короче' : undefined)
  })
})

describe('the contact of the second arm', () => {
  const contact = { plannedDay: day('2026-10-12'), notBefore: instant('2026-10-12T07:00:00Z'), notAfter: instant('2026-10-14T16:59:59Z') }
  const place = { now: instant('2026-10-11T00:00:00Z'), zone: 'Europe/Moscow', isAllowed: () => true }
  const cases: [change: ExperimentChange, notBefore: string | null, why: string][] = [
    [{ variable: 'offset', days: 2 }, '2026-10-14T07:00:00.000Z', 'two days later is still in time'],
    [{ variable: 'offset', days: 3 }, null, 'three are not'],
    [{ variable: 'offset', days: -2 }, null, 'before now'],
    [{ variable: 'hour', hour: 18 }, '2026-10-12T15:00:00.000Z', 'six in the evening where he lives'],
    [{ variable: 'hour', hour: 10 }, null, 'it is there already'],
    [{ variable: 'channel', channel: 'sms' }, null, 'a channel moves nothing'],
  ]
  test.each(cases)('%j: %s, %s', (change, notBefore) => {
    const moved = movedContact(contact, change, place)
    expect(moved === null ? null : new Date(moved.notBefore).toISOString()).toBe(notBefore)
  })

  test('never in quiet minutes', () => {
    expect(movedContact(contact, { variable: 'hour', hour: 18 }, { ...place, isAllowed: () => false })).toBeNull()
  })
})
