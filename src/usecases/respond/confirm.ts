/** The short service messages that say "understood": of an agreed day, and of a stop. */
import { agreementDedupeKey, stopDedupeKey } from '../../domain/deliver/message.ts'
import type { Day } from '../../kernel/day.ts'
import { addMs, DAY_MS } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import { renderRequest } from '../deliver/render-words.ts'
import { senderOf } from '../plan/sender.ts'
import type { Settling } from './settling.ts'
import { tellCustomer } from './tell-customer.ts'

/** A confirmation that comes a day late confuses more than it helps. */
const CONFIRMATION_VALID_MS = DAY_MS

export function confirmAgreement(tx: Tx, settling: Settling, dueOn: Day): Promise<boolean> {
  const agreedOn = localDay(settling.at, settling.business.zone)
  return confirm(tx, settling, { occasion: 'agreed', dueDay: dueOn, dedupeKey: agreementDedupeKey(settling.customerId, dueOn, agreedOn) })
}

export function confirmStop(tx: Tx, settling: Settling): Promise<boolean> {
  const today = localDay(settling.at, settling.business.zone)
  return confirm(tx, settling, { occasion: 'stopped', dueDay: null, dedupeKey: stopDedupeKey(settling.customerId, today) })
}

interface Confirmation {
  readonly occasion: 'agreed' | 'stopped'
  readonly dueDay: Day | null
  readonly dedupeKey: string
}

/** False when only the owner's own phone reaches him: then the owner has just said it himself. */
async function confirm(tx: Tx, settling: Settling, { occasion, dueDay, dedupeKey }: Confirmation): Promise<boolean> {
  const { business, locale, at } = settling
  const words = renderRequest(
    {
      occasion,
      segment: 'regular',
      locale,
      firstName: '',
      product: null,
      group: null,
      dueDay,
      ownWords: null,
      address: null,
      addressKind: null,
      marketing: false,
    },
    senderOf(business),
  )
  if (words.kind === 'skip') return false
  const text = { dedupeKey, subject: words.subject, body: words.text, notAfter: addMs(at, CONFIRMATION_VALID_MS) }
  return (await tellCustomer(tx, settling, text)) !== null
}
