import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../collect/business.ts'
import { id } from '../../kernel/ids.ts'
import { addMs, DAY_MS, HOUR_MS, instant } from '../../kernel/instant.ts'
import { type ClaimContext, type ClaimFacts, decideClaim, isStopConfirmation } from './claim.ts'
import type { Message } from './message.ts'

const NOW = instant('2026-03-10T10:30:00Z')
const message: Message = {
  messageId: id('01890000-0000-7000-8000-000000000001'),
  dedupeKey: 'k',
  customerId: id('01890000-0000-7000-8000-000000000002'),
  contactId: null,
  contactPointId: null,
  channel: 'email',
  address: 'a@b.test',
  purpose: 'marketing',
  locale: 'ru',
  subject: null,
  body: '',
  notBefore: NOW,
  notAfter: addMs(NOW, DAY_MS),
  state: 'claimed',
  stateReason: null,
  stateAt: NOW,
  attempts: 0,
  providerId: null,
  createdAt: NOW,
}
const facts: ClaimFacts = {
  standing: 'given',
  isUnhappy: false,
  purchasedSince: false,
  contactState: 'approved',
  marketingAt: [],
  calendar: { nextAllowed: at => at },
}
const context: ClaimContext = { at: NOW, live: true, liveSince: addMs(NOW, -DAY_MS), caps: DEFAULT_POLICY.caps }
const service = { purpose: 'service' } as const
const closedForever = { nextAllowed: () => undefined }

describe('decideClaim', () => {
  interface Given {
    message?: Partial<Message>
    facts?: Partial<ClaimFacts>
    context?: Partial<ClaimContext>
  }
  const cases: readonly (readonly [why: string, expected: unknown, given: Given])[] = [
    ['everything allows it', { kind: 'send' }, {}],
    ['the last instant of its validity', { kind: 'send' }, { context: { at: message.notAfter } }],
    ['one later', { kind: 'expire' }, { context: { at: addMs(message.notAfter, 1) } }],
    ['a copy nobody has confirmed', { kind: 'postpone', reason: 'not-live', notBefore: NOW }, { context: { live: false } }],
    ['queued at the instant the copy became live', { kind: 'send' }, { context: { liveSince: NOW } }],
    ['queued before', { kind: 'unknown', reason: 'restored-copy' }, { context: { liveSince: addMs(NOW, 1) } }],
    [
      'queued before, and the owner said "send again" since',
      { kind: 'send' },
      { message: { stateAt: addMs(NOW, 1) }, context: { liveSince: addMs(NOW, 1) } },
    ],
    ['suppressed', { kind: 'cancel', reason: 'suppressed' }, { facts: { standing: 'suppressed' } }],
    ['suppressed, and a confirmation', { kind: 'cancel', reason: 'suppressed' }, { facts: { standing: 'suppressed' }, message: service }],
    [
      'suppressed, and the confirmation of the stop',
      { kind: 'send' },
      { facts: { standing: 'suppressed' }, message: { ...service, dedupeKey: 'stopped:x' } },
    ],
    ['no consent', { kind: 'cancel', reason: 'no-consent' }, { facts: { standing: 'none' } }],
    ['no consent, and a confirmation', { kind: 'send' }, { facts: { standing: 'none' }, message: service }],
    ['withdrawn', { kind: 'cancel', reason: 'opted-out' }, { facts: { standing: 'withdrawn' } }],
    ['the law forbids it there', { kind: 'cancel', reason: 'channel-forbidden' }, { facts: { standing: 'forbidden' } }],
    ['an open complaint', { kind: 'cancel', reason: 'unhappy' }, { facts: { isUnhappy: true } }],
    ['an open complaint, and a confirmation', { kind: 'send' }, { facts: { isUnhappy: true }, message: service }],
    ['bought since', { kind: 'cancel', reason: 'purchase-since' }, { facts: { purchasedSince: true } }],
    ['its contact was cancelled', { kind: 'cancel', reason: 'contact-cancelled' }, { facts: { contactState: 'cancelled' } }],
    [
      'written to a moment less than a day ago, with room tomorrow',
      { kind: 'postpone', reason: 'cap', notBefore: addMs(NOW, HOUR_MS) },
      { facts: { marketingAt: [addMs(NOW, HOUR_MS - DAY_MS)] } },
    ],
    ['written to exactly a day ago', { kind: 'send' }, { facts: { marketingAt: [addMs(NOW, -DAY_MS)] } }],
    [
      'written to, and no room within its validity',
      { kind: 'expire' },
      { facts: { marketingAt: [addMs(NOW, -1), addMs(NOW, -2 * DAY_MS)] }, context: { caps: { ...DEFAULT_POLICY.caps, per7Days: 1 } } },
    ],
    ['a cap of nothing', { kind: 'cancel', reason: 'cap' }, { context: { caps: { ...DEFAULT_POLICY.caps, perDay: 0 } } }],
    [
      'quiet now, open in an hour',
      { kind: 'postpone', reason: 'quiet-hours', notBefore: addMs(NOW, HOUR_MS) },
      { facts: { calendar: { nextAllowed: at => addMs(at, HOUR_MS) } } },
    ],
    ['quiet for ever', { kind: 'expire' }, { facts: { calendar: closedForever } }],
    ['quiet, and a confirmation', { kind: 'send' }, { facts: { calendar: closedForever }, message: service }],
  ]
  test.each(cases)('%s: %j', (_, expected, given) => {
    expect(decideClaim({ ...message, ...given.message }, { ...facts, ...given.facts }, { ...context, ...given.context })).toEqual(expected)
  })
})

test('only a service message can confirm a stop', () => {
  expect(isStopConfirmation({ dedupeKey: 'stopped:x', purpose: 'marketing' })).toBe(false)
})
