import { describe, expect, test } from 'vitest'
import { id } from '../../kernel/ids.ts'
import { instantFromMs } from '../../kernel/instant.ts'
import { type ConsentFact, type ConsentState, consentState, mayWrite, type Suppression } from './consent.ts'

const at = (ms: number): ConsentFact['at'] => instantFromMs(ms)
const yes = (ms: number, changes: Partial<ConsentFact> = {}): ConsentFact => ({
  channel: 'all',
  purpose: 'marketing',
  status: 'given',
  basis: 'explicit',
  source: 'till',
  at: at(ms),
  ...changes,
})
const no = (ms: number, changes: Partial<ConsentFact> = {}): ConsentFact => yes(ms, { status: 'withdrawn', basis: 'refusal', ...changes })
const question = { channel: 'email', purpose: 'marketing' } as const

describe('the state is the latest word, and a refusal wins', () => {
  const cases: [events: ConsentFact[], expected: ConsentState, why: string][] = [
    [[], 'unknown', 'nobody asked'],
    [[yes(1)], 'given', 'a yes for every channel counts for e-mail'],
    [[yes(1, { channel: 'sms' })], 'unknown', 'a yes for another channel does not'],
    [[yes(1, { purpose: 'content' })], 'unknown', 'a yes for another purpose does not'],
    [[yes(1), no(2)], 'withdrawn', 'a later no'],
    [[no(2), yes(1)], 'withdrawn', 'the order of rows does not matter'],
    [[no(1), yes(2)], 'given', 'his own later yes'],
    [[yes(2), no(2)], 'withdrawn', 'at the same moment the refusal wins'],
    [[no(1), yes(2, { source: 'import' })], 'withdrawn', 'E7: an import does not re-subscribe'],
    [[no(1), yes(2, { basis: 'soft-opt-in' })], 'withdrawn', 'a basis without his word does not take a refusal back'],
    [[yes(1, { basis: 'soft-opt-in', source: 'import' })], 'given', 'a declared basis is enough where nobody refused'],
    [[yes(1), no(2, { channel: 'email' })], 'withdrawn', 'a no for this channel beats the yes for all'],
    [[yes(1), no(2, { channel: 'sms' })], 'given', 'a no for another channel leaves e-mail alone'],
  ]
  for (const [events, expected, why] of cases) test(`${expected}: ${why}`, () => expect(consentState(events, question)).toBe(expected))
})

describe('whether one may write', () => {
  const optOut: Suppression = { channel: 'all', kind: 'opt-out', source: 'reply', at: at(1) }
  const reach = (consents: ConsentFact[], suppressions: Suppression[] = []): Parameters<typeof mayWrite>[0] => ({
    contactPointId: id('00000000-0000-4000-8000-000000000001'),
    consents,
    suppressions,
  })

  test('E5: no marketing without a basis', () => expect(mayWrite(reach([]), question)).toBe('no-consent'))
  test('a service message needs only that nothing forbids it', () =>
    expect(mayWrite(reach([]), { channel: 'email', purpose: 'service' })).toBe('yes'))
  test.each([
    ['marketing', 'suppressed', 'who calls a letter spam gets no advertising'],
    ['content', 'suppressed', 'nor what he once asked to read'],
    ['service', 'yes', 'but the confirmation of his own booking still comes'],
  ] as const)('E36: after a spam complaint, %s: %s, because %s', (purpose, expected, _why) => {
    const complaint: Suppression = { ...optOut, kind: 'complaint' }
    expect(mayWrite(reach([], [complaint]), { ...question, purpose })).toBe(expected)
  })
  test('suppression beats a yes', () => expect(mayWrite(reach([yes(5)], [optOut]), question)).toBe('suppressed'))
  test('suppression of another channel does not', () =>
    expect(mayWrite(reach([yes(5)], [{ ...optOut, channel: 'sms' }]), question)).toBe('yes'))
  test('a withdrawn service consent forbids service too', () => {
    expect(mayWrite(reach([no(1, { purpose: 'service' })]), { channel: 'email', purpose: 'service' })).toBe('consent-withdrawn')
  })
})
