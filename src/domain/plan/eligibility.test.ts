import { describe, expect, test } from 'vitest'
import { CUSTOMER, facts } from '../../../test/plan/facts.ts'
import type { ConsentFact } from '../collect/consent.ts'
import { chooseChannel } from './choose-channel.ts'
import { day } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { businessId, id } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import {
  channelWishOf,
  consentChannel,
  type EligibilityFacts,
  eligibilityOf,
  type EligibilityRules,
  standingAt,
  waysOf,
  wishedHoursOf,
} from './eligibility.ts'

const key = { business: businessId(1), customerId: CUSTOMER, purpose: 'repeat', cycleNo: 20_000 } as const
const law = { country: 'KZ', overridden: [] }
const rules: EligibilityRules = { active: ['sandbox'], holdOutShare: 0, drawn: null, rehearsal: false }
const agreed = {
  followUpId: id<'follow-up'>(nameUuid('f')),
  agreedOn: day('2026-11-01'),
  dueOn: day('2026-11-20'),
  words: '',
  hasBoughtSince: false,
}
const point = id<'contact-point'>(nameUuid('p'))
const noConsent = [{ channel: 'sandbox', contactPointId: point, kind: 'phone', standing: 'none' }] as const

describe('the first reason against a contact wins', () => {
  const cases: [changes: Partial<EligibilityFacts>, rules: Partial<EligibilityRules>, expected: string, why: string][] = [
    [{}, {}, 'eligible', 'nothing stands against it'],
    [{ bookedDay: day('2026-11-20'), agreed, ways: [] }, {}, 'booked', 'a booking is the strongest reason for silence'],
    [{ agreed, ways: [] }, {}, 'follow-up-open', 'an agreed date replaces the ladder'],
    [{ ways: [] }, { holdOutShare: 1 }, 'no-contact-point', 'who cannot be reached is not drawn: he would be no fair comparison'],
    [{ ways: noConsent }, { holdOutShare: 1 }, 'no-consent', 'nor who has not agreed'],
    [{}, { holdOutShare: 1 }, 'held-out', 'E66 everybody is held out'],
    [{}, { holdOutShare: 1, drawn: false }, 'eligible', 'E66 what was drawn before stays, whatever the share is now'],
    [{}, { holdOutShare: 0, drawn: true }, 'held-out', 'E66 also the other way round'],
    [{ ways: noConsent }, { rehearsal: true }, 'blocked by no-consent', 'a rehearsal shows him with what stands in the way'],
    [{ ways: [] }, { rehearsal: true }, 'blocked by no-contact-point', 'and who has no address'],
    [
      { ways: [{ ...noConsent[0], standing: 'withdrawn' }] },
      { rehearsal: true },
      'opted-out',
      'a refusal is a refusal, also in a rehearsal',
    ],
  ]
  for (const [changes, ruled, expected, why] of cases) {
    test(why, () => {
      const answer = eligibilityOf(facts(changes), key, { ...rules, ...ruled })
      const told =
        answer.kind === 'refused'
          ? answer.reason
          : answer.kind === 'eligible' && answer.blockedBy !== null
            ? `blocked by ${answer.blockedBy}`
            : answer.kind
      expect(told).toBe(expected)
    })
  }
})

describe('ways to a customer', () => {
  const consent = (channel: string, status: 'given' | 'withdrawn'): ConsentFact => ({
    channel,
    purpose: 'marketing',
    status,
    basis: 'explicit',
    source: 'till',
    at: instant('2026-01-01T09:00:00Z'),
  })
  const reach = (consents: ConsentFact[]) => [
    { contactPointId: point, kind: 'phone' as const, address: '+79450000101', phoneKind: 'mobile' as const, consents, suppressions: [] },
  ]
  test('each point through each active channel', () => {
    expect(
      waysOf(reach([consent('hand', 'given')]), { active: ['hand', 'email'], purpose: 'marketing', law }).map(way => [
        way.channel,
        way.standing,
      ]),
    ).toEqual([
      ['hand', 'given'],
      ['email', 'none'],
    ])
  })
  test('the sandbox stands for the channel the point would really be reached by', () => {
    expect(waysOf(reach([consent('hand', 'given')]), { active: ['sandbox'], purpose: 'marketing', law })[0]?.standing).toBe('given')
    expect([consentChannel('sandbox', 'email'), consentChannel('sandbox', 'phone'), consentChannel('email', 'phone')]).toEqual([
      'email',
      'hand',
      'email',
    ])
  })
  test('E13: a landline refuses SMS, whatever its owner agreed to, and can be called', () => {
    const agreed = reach([consent('all', 'given')]).map(one => ({ ...one, kind: 'phone' as const, phoneKind: 'landline' as const }))
    const ways = waysOf(agreed, { active: ['sms', 'hand'], purpose: 'marketing', law })
    expect(ways.map(way => [way.channel, way.standing])).toEqual([
      ['sms', 'forbidden'],
      ['hand', 'given'],
    ])
    expect(chooseChannel(ways, { active: ['sms', 'hand'], wish: null })).toMatchObject({ channel: 'hand' })
    expect(chooseChannel(ways.slice(0, 1), { active: ['sms'], wish: null })).toEqual({ refusal: 'no-channel' })
    const mobile = waysOf(
      agreed.map(one => ({ ...one, phoneKind: 'mobile' as const })),
      { active: ['sms'], purpose: 'marketing', law },
    )
    expect(mobile[0]?.standing).toBe('given')
  })
  test('a service message needs no consent, only no refusal', () => {
    expect(waysOf(reach([]), { active: ['hand'], purpose: 'service', law })[0]?.standing).toBe('given')
    expect(waysOf(reach([]), { active: ['hand'], purpose: 'marketing', law })[0]?.standing).toBe('none')
    const refused = [
      {
        ...reach([])[0]!,
        suppressions: [{ channel: 'all', kind: 'opt-out' as const, source: 'reply', at: instant('2026-01-01T09:00:00Z') }],
      },
    ]
    expect(waysOf(refused, { active: ['hand'], purpose: 'service', law })[0]?.standing).toBe('suppressed')
  })
})

describe('the rules of the country come before his yes', () => {
  const yes = (
    basis: ConsentFact['basis'],
    kind: 'phone' | 'telegram' | 'whatsapp' | 'email',
    status: ConsentFact['status'] = 'given',
  ) => ({
    contactPointId: point,
    kind,
    address: 'x',
    phoneKind: null,
    suppressions: [],
    consents: [
      { channel: 'all', purpose: 'marketing' as const, status, basis, source: 'till' as const, at: instant('2026-01-01T09:00:00Z') },
    ],
  })
  const asked = { channel: 'sandbox', purpose: 'marketing' } as const
  const cases: [reach: ReturnType<typeof yes>, country: string, expected: string, why: string][] = [
    [yes('explicit', 'telegram'), 'RU', 'forbidden', 'no advertising by Telegram in Russia'],
    [yes('explicit', 'whatsapp'), 'RU', 'forbidden', 'nor by WhatsApp'],
    [yes('explicit', 'phone'), 'RU', 'given', 'a prior consent carries an SMS'],
    [yes('soft-opt-in', 'phone'), 'RU', 'none', 'which being a customer is not'],
    [yes('soft-opt-in', 'phone', 'withdrawn'), 'RU', 'withdrawn', 'a refusal stays a refusal, whatever it stood on'],
    [yes('explicit', 'telegram'), 'BG', 'given', 'Bulgaria forbids no messenger'],
    [yes('soft-opt-in', 'email'), 'BG', 'given', 'and knows the soft opt-in'],
    [yes('soft-opt-in', 'email'), 'DE', 'given', 'as the whole Union does'],
  ]
  for (const [reach, country, expected, why] of cases)
    test(why, () => expect(standingAt(reach, { ...asked, law: { country, overridden: [] } })).toBe(expected))
  test('a rule that the owner took upon himself is asked no longer, the consent is', () => {
    const law = { country: 'RU', overridden: ['ru-messenger-ads'] }
    expect(standingAt(yes('explicit', 'telegram'), { ...asked, law })).toBe('given')
    expect(standingAt(yes('soft-opt-in', 'telegram'), { ...asked, law })).toBe('none')
  })
})

describe('E65 what the customer asked for', () => {
  test('a channel by any of its names', () => {
    expect(channelWishOf({ channel: 'Telegram', channelOnly: true })).toEqual({ kind: 'telegram', only: true })
    expect(channelWishOf({ channel: 'hand' })).toEqual({ kind: 'phone', only: false })
    expect(channelWishOf({ channel: 'pigeon' })).toBeNull()
    expect(channelWishOf({})).toBeNull()
  })
  const hours: [preferences: Record<string, string | number>, expected: [number, number] | null][] = [
    [{}, null],
    [{ hoursFrom: '18:00' }, [1080, 1440]],
    [{ hoursFrom: '18.30', hoursTo: 21 * 60 }, [1110, 1260]],
    [{ hoursTo: '9' }, [0, 540]],
    [{ hoursFrom: 'evening' }, null],
    [{ hoursFrom: '25:00' }, null],
    [{ hoursFrom: -1 }, null],
    [{ hoursFrom: 1441 }, null],
    [{ hoursTo: 1440 }, [0, 1440]],
  ]
  for (const [preferences, expected] of hours) {
    test(`hours ${JSON.stringify(preferences)}`, () => {
      const wished = wishedHoursOf(preferences)
      expect(wished === null ? null : [wished.fromMinute, wished.toMinute]).toEqual(expected)
    })
  }
})
