/** Carries out what an answer was settled as, inside the transaction that stores the answer: all of it or nothing. */
import type { Settlement } from '../../domain/respond/settle.ts'
import { PURPOSES } from '../../domain/collect/consent.ts'
import { unreachable } from '../../kernel/assert.ts'
import type { Day } from '../../kernel/day.ts'
import type { FollowUpId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import { withdrawConsentIn } from '../collect/withdraw-consent.ts'
import { confirmAgreement, confirmStop } from './confirm.ts'
import { settleVisit, type Visit, type VisitRefusal } from './settle-visit.ts'
import type { Settling } from './settling.ts'

export interface Done {
  readonly followUp: { readonly followUpId: FollowUpId; readonly agreedOn: Day; readonly dueOn: Day } | null
  readonly booking: Visit['booking']
  /** A confirmation was queued for the customer. */
  readonly isConfirmed: boolean
  /** The time cannot be had: nothing was settled. */
  readonly refusal: VisitRefusal | null
}

export const NOTHING: Done = { followUp: null, booking: null, isConfirmed: false, refusal: null }
const ANSWERED_FROM = ['planned', 'approved', 'claimed', 'handed', 'delivered', 'unknown', 'failed', 'expired'] as const

export async function settleOutcome(tx: Tx, settling: Settling): Promise<Done> {
  const { settlement, customerId, contactId, at } = settling
  if (settlement.kind === 'automatic' || settlement.kind === 'needs-answer') return NOTHING
  // A visit is taken first: when its minutes are gone, nothing has been agreed.
  const visit = await settleVisit(tx, settling)
  if (visit !== null && 'refusal' in visit) return { ...NOTHING, refusal: visit.refusal }
  if (settlement.kind === 'booking-confirmed' || settlement.kind === 'booking-moved' || settlement.kind === 'booking-cancelled') {
    await tx.business.markChanged([customerId], at)
    return { ...NOTHING, ...visit }
  }
  await tx.respond.insertOutcome(
    {
      customerId,
      contactId,
      outcome: settlement.kind,
      actor: settling.actor,
      detail: {
        day: 'day' in settlement ? settlement.day : null,
        minute: settlement.kind === 'booked' ? settlement.minute : null,
        words: settling.words.slice(0, 500),
      },
    },
    at,
  )
  if (contactId !== null) {
    await tx.deliver.cancelForContact(contactId, 'contact-cancelled', at)
    await tx.deliver.setContactState(contactId, 'done', { reason: settlement.kind, at, from: ANSWERED_FROM })
  }
  const done = { ...(await act(tx, settling)), ...visit }
  await tx.business.markChanged([customerId], at)
  return done
}

async function act(tx: Tx, settling: Settling): Promise<Done> {
  const { settlement } = settling
  switch (settlement.kind) {
    case 'booked':
      await endLadder(tx, settling, 'booked')
      await tx.respond.closeFollowUps(settling.customerId, 'kept', settling.at)
      return NOTHING
    case 'later':
      return agree(tx, { ...settling, settlement })
    case 'stop':
      return stop(tx, settling)
    case 'no':
    case 'bought-elsewhere':
      // "Not this time" ends the ladder of this cycle; the next cycle has its own.
      await endLadder(tx, settling, 'dismissed')
      await tx.respond.closeFollowUps(settling.customerId, 'cancelled', settling.at)
      return NOTHING
    case 'wrong-number':
      await tx.deliver.cancelForCustomer(settling.customerId, { purposes: PURPOSES, reason: 'suppressed', at: settling.at })
      await suppressWrongNumber(tx, settling)
      await endLadder(tx, settling, 'no-contact-point')
      return NOTHING
    case 'booking-confirmed':
    case 'booking-moved':
    case 'booking-cancelled':
    case 'no-answer':
    case 'reached':
    case 'automatic':
    case 'needs-answer':
      return NOTHING
    default:
      return unreachable(settlement)
  }
}

async function endLadder(
  tx: Tx,
  { customerId, at }: Settling,
  reason: 'dismissed' | 'booked' | 'follow-up-open' | 'opted-out' | 'no-contact-point',
): Promise<void> {
  await tx.deliver.cancelForCustomer(customerId, { purposes: ['marketing'], reason: 'contact-cancelled', at })
  await tx.deliver.cancelContacts(customerId, { reason, at })
}

/** "Later" with a day becomes a promise: it replaces the ladder, and the customer hears that it was understood. */
async function agree(tx: Tx, settling: Settling & { readonly settlement: Extract<Settlement, { readonly kind: 'later' }> }): Promise<Done> {
  const { business, customerId, contactId, settlement, words, at } = settling
  await endLadder(tx, settling, 'follow-up-open')
  const agreedOn = localDay(at, business.zone)
  const followUpId = await tx.respond.agreeFollowUp(
    { customerId, contactId, agreedOn, dueOn: settlement.day, words: words.slice(0, 500) },
    at,
  )
  const isConfirmed = await confirmAgreement(tx, settling, settlement.day)
  return { ...NOTHING, followUp: { followUpId, agreedOn, dueOn: settlement.day }, isConfirmed }
}

/** Everything, everywhere, at once, and one word that it was heard. */
async function stop(tx: Tx, settling: Settling): Promise<Done> {
  const { customerId, locale, actor, words, at } = settling
  await tx.deliver.cancelForCustomer(customerId, { purposes: PURPOSES, reason: 'opted-out', at })
  // The confirmation is queued first: afterwards there is no way to him any more.
  const isConfirmed = await confirmStop(tx, settling)
  for (const point of await tx.respond.reachable(customerId)) {
    await withdrawConsentIn(
      tx,
      {
        contactPointId: point.contactPointId,
        channel: 'all',
        purposes: PURPOSES,
        locale,
        source: actor === 'customer' ? 'reply' : 'owner',
        actor,
        evidence: { words: words.slice(0, 200) },
      },
      at,
    )
  }
  await endLadder(tx, settling, 'opted-out')
  await tx.respond.closeFollowUps(customerId, 'cancelled', at)
  return { ...NOTHING, isConfirmed }
}

/** The address belongs to somebody else: nobody may be written to there, whoever it is linked to later. */
async function suppressWrongNumber(tx: Tx, { customerId, contactId, actor, at }: Settling): Promise<void> {
  const contact = contactId === null ? undefined : await tx.deliver.contactForWords(contactId)
  const points = await tx.collect.customers.pointsOf([customerId])
  const wrong = points.filter(point => point.kind !== 'card' && (contact?.contactPointId == null || point.id === contact.contactPointId))
  for (const point of wrong) {
    await tx.collect.consents.suppress(point, {
      channel: 'all',
      kind: 'wrong-number',
      source: actor === 'customer' ? 'reply' : 'owner',
      at,
    })
  }
}
