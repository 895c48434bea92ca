/** One outgoing message with nothing special about it. */
import { id, type MessageId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS } from '../../src/kernel/instant.ts'
import type { OutgoingMessage } from '../../src/ports/channel.ts'
import { NOW } from './shop.ts'

export function letterTo(address: string, messageId: MessageId, overrides: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    messageId,
    dedupeKey: messageId,
    customerId: id('01890000-0000-7000-8000-000000000002'),
    contactId: null,
    contactPointId: null,
    channel: 'email',
    address,
    purpose: 'marketing',
    locale: 'ru',
    subject: 'Пора переобуваться',
    body: 'Пора переобуваться. Записать вас? Отписаться: СТОП',
    notBefore: NOW,
    notAfter: addMs(NOW, DAY_MS),
    state: 'sending',
    stateReason: null,
    stateAt: NOW,
    attempts: 1,
    providerId: null,
    createdAt: NOW,
    unsubscribeUrl: 'https://shop.test/stop/abc',
    ...overrides,
  }
}
