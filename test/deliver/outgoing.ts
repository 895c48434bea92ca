/** One message on its way out, for tests of channels. */
import { id } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, instant } from '../../src/kernel/instant.ts'
import type { OutgoingMessage } from '../../src/ports/channel.ts'

const AT = instant('2026-03-10T10:30:00Z')

export function outgoing(changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    messageId: id('01890000-0000-7000-8000-000000000001'),
    dedupeKey: 'k',
    customerId: id('01890000-0000-7000-8000-000000000002'),
    contactId: null,
    contactPointId: null,
    channel: 'email',
    address: 'anna@customers.test',
    purpose: 'marketing',
    locale: 'ru',
    subject: null,
    body: 'Пора переобуваться — на какой день вас записать?',
    notBefore: AT,
    notAfter: addMs(AT, DAY_MS),
    state: 'sending',
    stateReason: null,
    stateAt: AT,
    attempts: 1,
    providerId: null,
    createdAt: AT,
    unsubscribeUrl: null,
    ...changes,
  }
}
