import { describe, expect, test } from 'vitest'
import { nameUuid } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import { instantFromMs } from '../../kernel/instant.ts'
import { type ConsentFact, mayWrite, type Reach } from './consent.ts'
import { withRefusalsOfAll } from './joined-consent.ts'

const at = (day: number) => instantFromMs(Date.UTC(2026, 0, day))
const point = (name: string, consents: readonly ConsentFact[] = [], stopDay?: number): Reach => ({
  contactPointId: id<'contact-point'>(nameUuid(name)),
  consents,
  suppressions: stopDay === undefined ? [] : [{ channel: 'all', kind: 'opt-out', source: 'test', at: at(stopDay) }],
})
const yes = (day: number, channel = 'all'): ConsentFact => ({
  channel,
  purpose: 'marketing',
  status: 'given',
  basis: 'explicit',
  source: 'till',
  at: at(day),
})
const no = (day: number, channel = 'all'): ConsentFact => ({ ...yes(day, channel), status: 'withdrawn', basis: 'refusal' })

const CASES: readonly (readonly [readonly (readonly Reach[])[], Readonly<Record<string, string>>, string])[] = [
  [[[point('a', [yes(1)])], [point('b')]], { a: 'yes', b: 'no-consent' }, 'who said nothing takes nothing away'],
  [[[point('a', [yes(1)])], [point('b', [no(2)])]], { a: 'consent-withdrawn', b: 'consent-withdrawn' }, 'the refusing card wins'],
  [[[point('a', [no(2)])], [point('b', [yes(1)])]], { a: 'consent-withdrawn', b: 'consent-withdrawn' }, 'whichever is kept'],
  [[[point('a', [yes(3)])], [point('b', [no(2)])]], { a: 'yes', b: 'consent-withdrawn' }, 'a later yes of the person himself is his word'],
  [[[point('a', [yes(1)])], [point('b', [no(2, 'sms')])]], { a: 'yes', b: 'no-consent' }, 'no to text messages alone is no to them alone'],
  [[[point('a', [yes(1)])], [point('b', [], 2)]], { a: 'consent-withdrawn', b: 'suppressed' }, 'a stop without a consent before it'],
  [
    [[point('a', [yes(1)])], [point('b', [no(2)]), point('c', [yes(1)])]],
    { a: 'yes', b: 'consent-withdrawn', c: 'yes' },
    'no at one of his addresses, yes at the other: he chose',
  ],
  [
    [[point('a', [yes(1)])], [point('b')], [point('c', [no(2)])]],
    { a: 'consent-withdrawn', b: 'consent-withdrawn', c: 'consent-withdrawn' },
    'three cards',
  ],
  [
    [[point('a', [yes(1)])], [point('a', [yes(1)]), point('b', [no(2)])]],
    { a: 'yes', b: 'consent-withdrawn' },
    'a shared address stands once',
  ],
]

describe('E6 the strictest word of joined cards', () => {
  test.each(CASES)('%# %o', (cards, wanted, why) => {
    const joined = withRefusalsOfAll(cards)
    const nameOf = new Map(Object.keys(wanted).map(name => [nameUuid(name), name]))
    const found = Object.fromEntries(
      joined.map(reach => [nameOf.get(reach.contactPointId), mayWrite(reach, { channel: 'email', purpose: 'marketing' })]),
    )
    expect(found, why).toEqual(wanted)
  })
})
