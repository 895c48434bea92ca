import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { businessId, id } from '../../kernel/ids.ts'
import { addMs, DAY_MS, instant } from '../../kernel/instant.ts'
import { DEFAULT_HOURS, DEFAULT_POLICY } from '../collect/business.ts'
import { calendarOf } from './calendar.ts'
import { type CampaignState, decideRecipient, isCampaignHoldOut, mayBecome, type RecipientFacts, seasonNow } from './campaign.ts'

const CUSTOMER = id<'customer'>('00000000-0000-8000-8000-000000000001')
const POINT = id<'contact-point'>('00000000-0000-8000-8000-000000000002')
const campaign = {
  campaignId: id<'campaign'>('00000000-0000-8000-8000-000000000003'),
  channel: null,
  fromDay: day('2026-10-12'),
  toDay: day('2026-10-16'),
  perDay: 10,
  holdOutShare: 0,
}
const rules = {
  business: businessId(1),
  active: ['sandbox'] as const,
  policy: DEFAULT_POLICY,
  hours: DEFAULT_HOURS,
  today: day('2026-10-10'),
}
const nobody = { contacted: 0, points: new Set<string>() }
const calendar = calendarOf({ zone: 'Europe/Moscow', quiet: DEFAULT_POLICY.quiet, wished: null })
const facts: RecipientFacts = {
  customerId: CUSTOMER,
  ways: [{ channel: 'sandbox', contactPointId: POINT, kind: 'phone', standing: 'given' }],
  wish: null,
  isUnhappy: false,
  isHeldOut: false,
  taken: [],
  calendarOf: () => calendar,
  hasWords: true,
}

describe('one of the audience', () => {
  const way = (standing: 'given' | 'none' | 'withdrawn' | 'forbidden'): RecipientFacts => ({
    ...facts,
    ways: facts.ways.map(one => ({ ...one, standing })),
  })
  test.each([
    { who: { ...facts, ways: [] }, reason: 'no-contact-point', why: 'there is no way to him' },
    { who: way('none'), reason: 'no-consent', why: 'silence is no consent' },
    { who: way('withdrawn'), reason: 'opted-out', why: 'a refusal wins' },
    { who: way('forbidden'), reason: 'no-channel', why: 'the law forbids it there' },
    { who: { ...facts, isUnhappy: true }, reason: 'complaint', why: 'whoever is unhappy is first of all heard' },
    { who: { ...facts, hasWords: false }, reason: 'no-words', why: 'E42 a field of the text is not known' },
    { who: { ...facts, isHeldOut: true }, reason: 'held-out-cycle', why: 'E66 his cycle is held out, from campaigns too' },
  ])('$why: $reason', ({ who, reason }) => {
    expect(decideRecipient(who, campaign, { rules, taken: nobody })).toEqual({ kind: 'left-out', reason })
  })

  test('E14 a family with one phone gets one message', () => {
    expect(decideRecipient(facts, campaign, { rules, taken: { contacted: 1, points: new Set([POINT]) } })).toEqual({
      kind: 'left-out',
      reason: 'same-address',
    })
  })

  test.each([
    { contacted: 0, plannedDay: '2026-10-12', why: 'the first goes on the first day' },
    { contacted: 9, plannedDay: '2026-10-12', why: 'the tenth is the last of ten a day' },
    { contacted: 10, plannedDay: '2026-10-13', why: 'the eleventh goes on the next' },
    { contacted: 49, plannedDay: '2026-10-16', why: 'the last that the window holds' },
  ])('$why', ({ contacted, plannedDay }) => {
    expect(decideRecipient(facts, campaign, { rules, taken: { contacted, points: new Set() } })).toMatchObject({
      kind: 'contact',
      plannedDay,
    })
  })

  test('one more than the window holds has no room', () => {
    expect(decideRecipient(facts, campaign, { rules, taken: { contacted: 50, points: new Set() } })).toEqual({
      kind: 'left-out',
      reason: 'no-room',
    })
  })

  test('leaves room for his ladder: two contacts of this week move it to where the caps open, and nowhere when they do not', () => {
    const monday = instant('2026-10-12T09:00:00Z')
    const busy = { ...facts, taken: [monday, addMs(monday, 2 * DAY_MS)] }
    expect(decideRecipient(busy, campaign, { rules, taken: nobody })).toEqual({ kind: 'left-out', reason: 'capped' })
    const longer = { ...campaign, toDay: day('2026-10-25') }
    const placed = decideRecipient(busy, longer, { rules, taken: nobody })
    expect(placed).toMatchObject({ kind: 'contact', plannedDay: '2026-10-19' })
  })
})

test('the hold-out of a campaign depends on the person alone, and comes to its share', () => {
  const people = Array.from({ length: 2000 }, (_, n) => id<'customer'>(`00000000-0000-8000-8000-${String(n).padStart(12, '0')}`))
  const held = people.filter(one => isCampaignHoldOut(businessId(1), { ...campaign, holdOutShare: 0.1 }, one))
  expect(held.length).toBeGreaterThan(160)
  expect(held.length).toBeLessThan(240)
  expect(people.filter(one => isCampaignHoldOut(businessId(1), { ...campaign, holdOutShare: 0.1 }, one))).toEqual(held)
})

describe('C14 a season', () => {
  const spring = [{ fromMonth: 3, fromDay: 15, toMonth: 4, toDay: 30 }]
  const winter = [{ fromMonth: 12, fromDay: 20, toMonth: 1, toDay: 10 }]
  test.each([
    { season: spring, today: '2026-03-07', begins: undefined, why: 'eight days ahead it is not the time to ask' },
    { season: spring, today: '2026-03-08', begins: '2026-03-15', why: 'a week ahead the owner is asked' },
    { season: spring, today: '2026-04-30', begins: '2026-03-15', why: 'the last day' },
    { season: spring, today: '2026-05-01', begins: undefined, why: 'over' },
    { season: winter, today: '2027-01-10', begins: '2026-12-20', why: 'over New Year' },
    { season: winter, today: '2026-12-13', begins: '2026-12-20', why: 'ahead of Christmas' },
  ])('$why', ({ season, today, begins }) => {
    expect(seasonNow(season, day(today))?.fromDay).toBe(begins)
  })
})

test.each<[CampaignState, CampaignState, boolean, string]>([
  ['draft', 'approved', true, 'the owner says yes'],
  ['approved', 'paused', true, 'wait'],
  ['paused', 'approved', true, 'go on'],
  ['done', 'approved', false, 'what has run is over'],
  ['cancelled', 'approved', false, 'taken back for good'],
  ['draft', 'paused', false, 'nothing runs yet'],
])('from %s to %s: %s, because %s', (from, to, expected) => {
  expect(mayBecome(from, to)).toBe(expected)
})
