import { describe, expect, test } from 'vitest'
import { CUSTOMER, facts, momentOn, POINT, RULES, understanding, ZONE } from '../../../test/plan/facts.ts'
import { day, dayNumber } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import { instantAt } from '../../kernel/zone.ts'
import { contactIdOf } from './contact.ts'
import { type CustomerFacts, REVIVABLE, type StoredContact } from './customer-plan.ts'
import { planCustomer } from './plan-customer.ts'

const cycleNo = dayNumber(day('2026-10-12'))
const key = { business: RULES.business, customerId: CUSTOMER, purpose: 'repeat', cycleNo } as const
const clock = (text: string, hour: number) => instantAt(day(text), hour * 60, ZONE)
const days = (changes: Partial<CustomerFacts> = {}, on = '2026-11-01'): string =>
  planCustomer(facts(changes), RULES, momentOn(on))
    .contacts.map(contact => `${contact.rung} ${contact.plannedDay.slice(5)}`)
    .join(', ')
const stored = (rung: 'soft' | 'product' | 'offer' | 'follow-up', changes: Partial<StoredContact> = {}): StoredContact => ({
  contactId: contactIdOf(key, rung),
  purpose: 'repeat',
  cycleNo,
  rung,
  state: 'planned',
  stateReason: null,
  notAfter: clock('2026-11-29', 19),
  snoozedUntil: null,
  plannedDay: day('2026-11-01'),
  notBefore: clock('2026-11-01', 10),
  ...changes,
})
const agreed = {
  followUpId: id<'follow-up'>(nameUuid('f')),
  agreedOn: day('2026-11-02'),
  dueOn: day('2026-11-25'),
  words: '',
  hasBoughtSince: false,
}

describe('the ladder of one customer', () => {
  const cases: [changes: Partial<CustomerFacts>, on: string, expected: string, why: string][] = [
    [{}, '2026-11-01', 'soft 11-16, product 11-21, offer 11-23', 'three rungs from afar to the point'],
    [
      {},
      '2026-11-20',
      'product 11-21, offer 11-23',
      'begun late: a third one in a week would be one too many, and the soft word gives way',
    ],
    [{}, '2026-11-23', 'offer 11-23', 'on the due day only the offer is left'],
    [{ marketingAt: [clock('2026-11-21', 12)] }, '2026-11-22', 'offer 11-23', 'the product word was made yesterday'],
    [{ contacts: [stored('soft', { state: 'handed' })] }, '2026-11-17', 'product 11-21, offer 11-23', 'what was made is not planned again'],
    [
      { contacts: [stored('offer', { state: 'cancelled', stateReason: 'dismissed' })] },
      '2026-11-22',
      'product 11-22',
      'what the owner dismissed stays dismissed',
    ],
    [
      { contacts: [stored('offer', { state: 'cancelled', stateReason: 'booked' })] },
      '2026-11-23',
      'offer 11-23',
      'a cancelled booking brings the offer back',
    ],
    [
      { contacts: [stored('offer', { snoozedUntil: day('2026-11-26') })] },
      '2026-11-23',
      'offer 11-26',
      'what the owner put off stays put off',
    ],
    [{ understanding: null }, '2026-11-20', '', 'without purchases there is nothing to repeat'],
    [{ bookedDay: day('2026-11-28') }, '2026-11-20', '', 'already booked: silence'],
    [{ agreed }, '2026-11-20', '', 'an agreed date replaces the ladder'],
    [{ ways: [] }, '2026-11-20', '', 'no way to him'],
  ]
  for (const [changes, on, expected, why] of cases) test(why, () => expect(days(changes, on)).toBe(expected))

  test('the direct offer is placed first: with room for one contact it is that one', () => {
    const policy = { ...RULES.policy, caps: { perDay: 1, per7Days: 1, per30Days: 1 } }
    const plan = planCustomer(facts(), { ...RULES, policy }, momentOn('2026-11-01'))
    expect(plan.contacts.map(contact => contact.rung)).toEqual(['offer'])
    expect(plan.refusals).toEqual([])
  })

  test('E66 a held-out due event is kept without contacts', () => {
    const plan = planCustomer(facts(), { ...RULES, policy: { ...RULES.policy, holdOutShare: 1 } }, momentOn('2026-11-20'))
    expect(plan.dueEvents[0]).toMatchObject({ heldOut: true, dueDay: '2026-11-23', expectedShare: 0.8 })
    expect(plan.contacts).toEqual([])
    expect(plan.refusals.map(refusal => refusal.reason)).toEqual(['held-out'])
  })

  test('who cannot be contacted makes no due event: he would be no comparison', () => {
    expect(planCustomer(facts({ ways: [] }), RULES, momentOn('2026-11-20')).dueEvents).toEqual([])
  })
})

describe('what is taken back', () => {
  const purchase = understanding({
    anchorDay: day('2026-11-15'),
    dueDay: day('2026-12-27'),
    windowFrom: day('2026-12-21'),
    windowTo: day('2027-01-02'),
  })
  const taken = (changes: Partial<CustomerFacts>, on = '2026-11-20'): string =>
    planCustomer(facts({ contacts: [stored('product')], ...changes }), RULES, momentOn(on))
      .cancels.map(cancel => cancel.reason)
      .join()
  const cases: [changes: Partial<CustomerFacts>, expected: string, why: string][] = [
    [{}, '', 'nothing, while everything is as it was'],
    [{ understanding: purchase }, 'bought', 'E39 a purchase takes the rest of the ladder back'],
    [{ understanding: purchase, contacts: [stored('offer', { state: 'approved' })] }, 'bought', 'E39 an approved one too'],
    [{ understanding: purchase, contacts: [stored('offer', { state: 'handed' })] }, '', 'what has left cannot be taken back'],
    [
      { understanding: purchase, contacts: [stored('soft', { notAfter: clock('2026-11-19', 20) })] },
      '',
      'what is past its validity expires instead',
    ],
    [{ understanding: null }, 'superseded', 'everything was given back'],
    [{ bookedDay: day('2026-11-28') }, 'booked', 'he has booked'],
    [{ agreed }, 'follow-up-open', 'a date was agreed'],
    [{ ways: [{ ...facts().ways[0]!, standing: 'withdrawn' }] }, 'opted-out', 'he refused'],
    [
      { contacts: [stored('product', { state: 'approved' })], marketingAt: [clock('2026-11-19', 12), clock('2026-11-20', 12)] },
      '',
      'an approved one keeps the caps by itself',
    ],
    [
      { contacts: [stored('soft', { notAfter: clock('2026-11-20', 20) })] },
      'capped',
      'the soft word, when product and offer fill the week',
    ],
    [
      { contacts: [stored('product', { cycleNo: cycleNo - 40, contactId: contactIdOf({ ...key, cycleNo: cycleNo - 40 }, 'product') })] },
      'bought',
      'left over from an earlier cycle',
    ],
    [
      { contacts: [stored('product', { purpose: 'win-back', contactId: contactIdOf({ ...key, purpose: 'win-back' }, 'product') })] },
      'superseded',
      'he was silent and is not any more',
    ],
  ]
  for (const [changes, expected, why] of cases) test(why, () => expect(taken(changes)).toBe(expected))

  test('the reminder of a promise stays while the promise stands, and goes when it is kept', () => {
    const reminder = stored('follow-up', {
      purpose: 'follow-up',
      cycleNo: dayNumber(agreed.dueOn),
      contactId: contactIdOf({ ...key, purpose: 'follow-up' }, 'follow-up'),
    })
    expect(taken({ contacts: [reminder], agreed })).toBe('')
    const kept = planCustomer(
      facts({ contacts: [reminder], agreed: { ...agreed, hasBoughtSince: true }, understanding: purchase }),
      RULES,
      momentOn('2026-11-20'),
    )
    expect(kept.keptPromise).toBe(true)
    expect(kept.cancels.map(cancel => cancel.reason)).toEqual(['superseded'])
  })
  test('a purchase since the agreement keeps the promise, one before it does not', () => {
    const keeps = (hasBoughtSince: boolean): boolean =>
      planCustomer(facts({ agreed: { ...agreed, hasBoughtSince } }), RULES, momentOn('2026-11-20')).keptPromise
    expect([keeps(false), keeps(true)]).toEqual([false, true])
  })
})

test('E61 the same facts give the same plan, byte for byte', () => {
  const plan = (): string => JSON.stringify(planCustomer(facts(), RULES, momentOn('2026-11-10')))
  expect(plan()).toBe(plan())
})

test('what an older version has planned under another name is the same contact: nothing is taken back and nothing planned beside it', () => {
  const named = id<'contact'>(nameUuid('as an older version named it'))
  const plan = planCustomer(facts({ contacts: [stored('offer', { contactId: named })] }), RULES, momentOn('2026-11-01'))
  expect(plan.cancels).toEqual([])
  expect(plan.contacts.filter(contact => contact.rung === 'offer').map(contact => contact.contactId)).toEqual([named])
})

test('a rehearsal shows who cannot be reached, with the reason', () => {
  const plan = planCustomer(facts({ ways: [] }), { ...RULES, rehearsal: true }, momentOn('2026-11-10'))
  expect(plan.contacts.map(contact => [contact.blockedBy, contact.contactPointId])).toEqual([
    ['no-contact-point', null],
    ['no-contact-point', null],
    ['no-contact-point', null],
  ])
  expect(planCustomer(facts(), RULES, momentOn('2026-11-10')).contacts[0]).toMatchObject({ blockedBy: null, contactPointId: POINT })
})

test('what planning itself took back comes back; what people took back does not', () => {
  expect(REVIVABLE).toContain('bought')
  expect(REVIVABLE).not.toContain('dismissed')
})
