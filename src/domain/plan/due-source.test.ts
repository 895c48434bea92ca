import { describe, expect, test } from 'vitest'
import { RULES, understanding, ZONE } from '../../../test/plan/facts.ts'
import { addDays, day } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import type { Season } from '../collect/plan-settings.ts'
import type { DueContext, StoredDueEvent } from './due-event.ts'
import { afterElsewhere, DUE_SOURCES, type DueFacts, duesOf, NO_DUE_FACTS } from './due-source.ts'
import { dueEventIdOf } from './contact.ts'

const CUT = { groupId: 'cut', name: 'Стрижки', anchorDay: day('2026-10-12'), cycleDays: 42, purchases: 4 }
const NAILS = { groupId: 'nails', name: 'Маникюр', anchorDay: day('2026-10-12'), cycleDays: 44, purchases: 4 }
const SPA = { groupId: 'spa', name: 'Спа', anchorDay: day('2026-08-01'), cycleDays: 90, purchases: 3 }
const context = (today: string, changes: Partial<DueContext> = {}): DueContext => ({
  ...RULES,
  zone: ZONE,
  today: day(today),
  stored: [],
  ...changes,
})
const dues = (today: string, facts: Partial<DueFacts>, changes: Partial<DueContext> = {}) =>
  duesOf(understanding(), { ...NO_DUE_FACTS, ...facts }, context(today, changes))
const told = (result: ReturnType<typeof duesOf>): string[] =>
  result.events.map(event => `${event.purpose} ${event.dueDay.slice(5)}${event.also.map(also => ` + ${also.about || also.code}`).join('')}`)

describe('several things due', () => {
  const cases: [facts: Partial<DueFacts>, expected: string[], why: string][] = [
    [{}, ['repeat 11-23'], 'the whole alone'],
    [{ groups: [CUT] }, ['repeat 11-23'], 'one group is the whole'],
    [{ groups: [CUT, NAILS] }, ['repeat 11-23 + Стрижки + Маникюр'], 'E64 two groups of the same rhythm are one message'],
    [{ groups: [CUT, SPA] }, ['group:spa 10-30', 'repeat 11-23 + Стрижки'], 'a group with its own rhythm has its own ladder'],
    [
      { groups: [CUT, { ...SPA, cycleDays: 108 }] },
      ['repeat 11-23 + Спа + Стрижки'],
      'E64 due in the same week, with another rhythm: one message',
    ],
    [{ birthday: { month: 11, day: 22, year: null } }, ['repeat 11-23 + birthday'], 'a birthday beside a rung is told with it'],
    [{ birthday: { month: 12, day: 5, year: 1980 } }, ['repeat 11-23', 'birthday 12-05'], 'good wishes come on their own day'],
  ]
  for (const [facts, expected, why] of cases)
    test(why, () => expect(told(dues('2026-10-25', facts)).toSorted()).toEqual(expected.toSorted()))
  test('eight days apart they are two messages, seven apart one', () => {
    const at = (days: number) =>
      dues('2026-10-25', { groups: [CUT, { ...SPA, anchorDay: addDays(day('2026-11-23'), days - 60), cycleDays: 60 }] })
    expect([at(7).events.length, at(8).events.length]).toEqual([1, 2])
  })
})

describe('what was told with another message', () => {
  const stored = (changes: Partial<StoredDueEvent>): StoredDueEvent => ({
    dueEventId: dueEventIdOf({
      business: RULES.business,
      customerId: id<'customer'>(nameUuid('x')),
      purpose: 'group:spa',
      cycleNo: 20_666,
    }),
    purpose: 'group:spa',
    cycleNo: 20_666,
    windowFrom: day('2026-10-16'),
    dueDay: day('2026-10-30'),
    windowTo: day('2026-11-13'),
    heldOut: false,
    isClosed: false,
    isTold: false,
    ...changes,
  })
  const spaOnly = (changes: Partial<StoredDueEvent>): boolean =>
    told(dues('2026-10-25', { groups: [CUT, SPA] }, { stored: [stored(changes)] })).some(one => one.startsWith('group:spa'))
  test('is not told again', () =>
    expect([spaOnly({}), spaOnly({ isTold: true }), spaOnly({ isClosed: true })]).toEqual([true, false, false]))
})

describe('things of the customer', () => {
  const asset = { assetId: 'a', name: 'Зимний комплект', sinceDay: day('2026-04-10'), returnOn: null, cycleDays: null, warrantyUntil: null }
  const cases: [facts: Partial<DueFacts['assets'][number]>, expected: string, why: string][] = [
    [{ returnOn: day('2026-11-05') }, 'asset:a/return 11-05', 'ST1 a stored set is fetched'],
    [{ cycleDays: 215 }, 'asset:a/service 11-11', 'the next service by its own interval'],
    [{ warrantyUntil: day('2026-11-10') }, 'asset:a/warranty 11-10', 'a warranty ends'],
  ]
  for (const [dates, expected, why] of cases)
    test(why, () => expect(told(dues('2026-10-25', { assets: [{ ...asset, ...dates }] }))).toContain(expected))
  test('a visit for something else ends the rungs that had come, and in its window all of it', () => {
    const first = (returnOn: string) =>
      dues('2026-10-25', { assets: [{ ...asset, returnOn: day(returnOn) }] }).events.find(event => event.purpose.startsWith('asset'))
        ?.rungs[0]?.rung
    // The visit was on 12 October; the soft word comes a fortnight ahead, the window begins as many days.
    expect([first('2026-10-27'), first('2026-10-26'), first('2026-10-25')]).toEqual(['soft', undefined, undefined])
  })
  test('also of somebody who has bought nothing yet', () => {
    const facts = { ...NO_DUE_FACTS, assets: [{ ...asset, returnOn: day('2026-11-05') }] }
    expect(told(duesOf(null, facts, context('2026-10-25')))).toEqual(['asset:a/return 11-05'])
  })
})

describe('closures and seasons', () => {
  const tyres: Season = {
    seasonId: 't',
    name: 'Переобувка',
    groupId: null,
    from: { month: 10, day: 15 },
    to: { month: 11, day: 20 },
    moves: [],
    regions: [],
  }
  test('C14 a rhythm that ends after the season is moved into it', () =>
    expect(told(dues('2026-10-25', {}, { seasons: [tyres] }))).toEqual(['repeat 11-20']))
  test('E29 nothing falls due while the business is closed', () =>
    expect(told(dues('2026-10-25', {}, { hours: { closedDays: [day('2026-11-23'), day('2026-11-24')] } }))).toEqual(['repeat 11-25']))
  test('who is silent is asked once when the season opens', () => {
    const known = understanding({
      segment: 'lost',
      reason: { ...understanding().reason, code: 'lost-silent' },
      anchorDay: day('2024-10-12'),
    })
    const result = duesOf(known, NO_DUE_FACTS, context('2026-10-01', { seasons: [tyres] }))
    expect(told(result)).toEqual(['season:t 10-22'])
  })
})

describe('a purchase elsewhere', () => {
  test('begins the cycle anew, and is no reason to be lost', () => {
    const known = understanding({ segment: 'lost', reason: { ...understanding().reason, code: 'lost-silent' } })
    const after = afterElsewhere(known, day('2026-11-20'))
    expect([after.anchorDay, after.dueDay, after.segment]).toEqual(['2026-11-20', '2027-01-01', 'periodic'])
    expect(afterElsewhere(known, day('2026-10-01'))).toBe(known)
    const { events } = duesOf(known, { ...NO_DUE_FACTS, boughtElsewhereOn: day('2026-11-20') }, context('2026-12-01'))
    expect(events.map(event => [event.code, event.cycleDays])).toEqual([['elsewhere', 42]])
  })
})

test('what lies too far ahead names the day on which it is planned', () => {
  const result = dues('2026-10-25', { birthday: { month: 12, day: 20, year: null } })
  expect([result.events.map(event => event.purpose), result.laterFrom]).toEqual([['repeat'], '2026-11-05'])
  expect(DUE_SOURCES).toContain('rhythm')
  expect(dues('2026-10-01', {}).laterFrom).toBe('2026-10-02')
})
