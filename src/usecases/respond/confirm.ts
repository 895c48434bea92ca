/** The short service messages that say "understood": of an agreed day, and of a stop. */
import { agreementDedupeKey, stopDedupeKey } from '../../domain/deliver/message.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { waysOf } from '../../domain/plan/eligibility.ts'
import type { Day } from '../../kernel/day.ts'
import { addMs, DAY_MS } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import { renderRequest } from '../deliver/render-words.ts'
import { senderOf } from '../plan/sender.ts'
import type { Settling } from './settling.ts'

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
async function confirm(
  tx: Tx,
  { business, customerId, locale, at }: Settling,
  { occasion, dueDay, dedupeKey }: Confirmation,
): Promise<boolean> {
  const active = business.channels.active.filter(channel => channel !== 'hand')
  const reaches = await tx.collect.consents.reachOf([customerId])
  const choice = chooseChannel(waysOf(reaches, { active, purpose: 'service' }), { active, wish: null })
  if ('refusal' in choice) return false
  const reach = reaches.find(one => one.contactPointId === choice.contactPointId)
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
  if (reach === undefined || words.kind === 'skip') return false
  const { result } = await tx.deliver.enqueue(
    {
      dedupeKey,
      customerId,
      contactId: null,
      contactPointId: choice.contactPointId,
      channel: choice.channel,
      address: reach.address,
      purpose: 'service',
      locale,
      subject: words.subject,
      body: words.text,
      notBefore: at,
      notAfter: addMs(at, CONFIRMATION_VALID_MS),
    },
    at,
  )
  return result === 'queued'
}
