/** A signing key must prove itself on a specimen before anything is signed with it: an unusable one is found at the start, not in the spam folder. */
import type { EmailChannel } from '../../domain/collect/business.ts'
import { id } from '../../kernel/ids.ts'
import { instantFromMs } from '../../kernel/instant.ts'
import type { OutgoingMessage } from '../../ports/channel.ts'
import { dkimSigner } from './dkim.ts'
import { checkDkim } from './dkim-check.ts'
import { dkimRecord } from './dkim-key.ts'
import { letterMaker, rawOf } from './letter.ts'

/** A letter with Cyrillic in all its parts, signed and verified with the record that the key needs. */
export async function verifiesItself({ from, mailbox, dkim }: EmailChannel): Promise<boolean> {
  if (dkim === null) return false
  try {
    const letter = await letterMaker({ from, mailbox, signer: dkimSigner([dkim]) })(SPECIMEN)
    const { name, value } = dkimRecord(dkim)
    return (await checkDkim(rawOf(letter), async asked => (asked === name ? [value] : []))) === 'pass'
  } catch {
    return false
  }
}

const SPECIMEN: OutgoingMessage = {
  messageId: id('00000000-0000-7000-8000-000000000000'),
  dedupeKey: 'specimen',
  customerId: id('00000000-0000-7000-8000-000000000000'),
  contactId: null,
  contactPointId: null,
  channel: 'email',
  address: 'anna@example.com',
  purpose: 'marketing',
  locale: 'ru',
  subject: 'Проверка подписи',
  body: 'Здравствуйте!\n\nЭто письмо никуда не уходит.',
  notBefore: instantFromMs(0),
  notAfter: instantFromMs(0),
  state: 'sending',
  stateReason: null,
  stateAt: instantFromMs(0),
  attempts: 1,
  providerId: null,
  createdAt: instantFromMs(0),
  unsubscribeUrl: 'https://example.com/stop/specimen',
}
