/**
 * Contacts of approved campaigns, of content and of events whose time has come are handed to the outbox: asked once more for
 * consent, caps and hours under a lock on the person, rendered with what is known of him now, never twice.
 */
import { contactDedupeKey, type NewMessage } from '../../domain/deliver/message.ts'
import { approvalOf } from '../../domain/plan/approval.ts'
import { contentCaps } from '../../domain/plan/caps.ts'
import { waysOf } from '../../domain/plan/eligibility.ts'
import type { BusinessId, ContactId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Addressee, DueBroadcast } from '../../ports/campaign-store.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import type { Sender } from '../../ports/deliver-store.ts'
import type { Tx } from '../../ports/store.ts'
import { renderBroadcast } from './campaign-words.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'

/** People of one transaction: a purchase at the till must not wait long behind them. */
const PAGE = 200

export interface BroadcastsSent {
  readonly queued: number
  readonly refused: number
}

export async function sendBroadcasts(deps: PlanDeps, business: BusinessId): Promise<BroadcastsSent> {
  const sum = { queued: 0, refused: 0 }
  for (;;) {
    const page = await sendPage(deps, business)
    sum.queued += page.queued
    sum.refused += page.refused
    if (page.read < PAGE) return sum
  }
}

async function sendPage(deps: PlanDeps, business: BusinessId): Promise<BroadcastsSent & { readonly read: number }> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const due = await tx.campaign.dueBroadcasts({ at, limit: PAGE })
    if (due.length === 0) return { queued: 0, refused: 0, read: 0 }
    const settings = await tx.business.read()
    const known = await knownOf(tx, due, { rules: businessRules(settings, at), sender: senderOf(settings) })
    const decided = due.map(broadcast => decide(broadcast, known))
    const refused = decided.flatMap(one => ('refusal' in one ? [one] : []))
    const sendable = firstOfEachKey(decided.flatMap(one => ('message' in one ? [one] : [])))
    const answers = await tx.deliver.enqueueAll(
      sendable.first.map(one => one.message),
      at,
    )
    const isQueued = (nth: number): boolean => answers[nth]?.state === 'queued'
    const queued = sendable.first.filter((_, nth) => isQueued(nth))
    const told = [...sendable.first.filter((_, nth) => !isQueued(nth)), ...sendable.again]
    await tx.plan.moveContacts(
      queued.map(one => one.contactId),
      { from: ['planned'], state: 'approved', reason: null, at, approvedAt: at },
    )
    await refuse(tx, [...refused, ...told.map(({ contactId }) => ({ contactId, refusal: 'told-already' }))], at)
    return { queued: queued.length, refused: due.length - queued.length, read: due.length }
  })
}

interface Known {
  readonly people: ReadonlyMap<CustomerId, Addressee>
  readonly reaches: ReadonlyMap<CustomerId, readonly CustomerReach[]>
  readonly unhappy: ReadonlySet<CustomerId>
  /** Advertising that went to him or waits; what this page gives him is added. */
  readonly marketingAt: ReadonlyMap<CustomerId, Instant[]>
  readonly rules: BusinessRules
  readonly sender: Sender
}

/** Everything about the people of a page, each kind in one question; nobody else plans or approves for them until it is written. */
async function knownOf(tx: Tx, due: readonly DueBroadcast[], settled: Pick<Known, 'rules' | 'sender'>): Promise<Known> {
  const ids = [...new Set(due.map(one => one.customerId))]
  const locked = await tx.plan.lockCustomers(ids)
  const circumstances = await tx.plan.circumstances(ids, settled.rules.moment)
  return {
    ...settled,
    people: new Map((await tx.campaign.addressees(ids)).flatMap(one => (locked.has(one.customerId) ? [[one.customerId, one]] : []))),
    reaches: Map.groupBy(await tx.collect.consents.reachOf(ids), reach => reach.customerId),
    unhappy: new Set(circumstances.filter(one => one.isUnhappy).map(one => one.customerId)),
    marketingAt: new Map(circumstances.map(one => [one.customerId, [...one.marketingAt]])),
  }
}

interface Refused {
  readonly contactId: ContactId
  readonly refusal: string
}

interface Sendable {
  readonly contactId: ContactId
  readonly message: NewMessage
}

/** A cap that never opens within its validity ends it, because it would be late. */
function decide(broadcast: DueBroadcast, known: Known): Refused | Sendable {
  const { sender } = known
  const { customerId, contactId, messagePurpose } = broadcast
  const addressee = known.people.get(customerId)
  if (addressee === undefined) return { contactId, refusal: 'not-found' }
  const reaches = known.reaches.get(customerId) ?? []
  const approval = approvalFor({ broadcast, addressee, reaches }, known)
  if (approval.kind === 'refused') return { contactId, refusal: approval.reason }
  const words = wordsOf(broadcast, { addressee, sender })
  const address = reaches.find(reach => reach.contactPointId === approval.contactPointId)
  if (words === null || address === undefined) return { contactId, refusal: 'no-words' }
  if (messagePurpose !== 'service') known.marketingAt.get(customerId)?.push(approval.sendAt)
  const message: NewMessage = {
    dedupeKey: contactDedupeKey(broadcast),
    customerId,
    contactId,
    contactPointId: approval.contactPointId,
    channel: approval.channel,
    address: address.address,
    purpose: messagePurpose,
    locale: words.locale,
    subject: words.subject,
    body: words.text,
    notBefore: approval.sendAt,
    notAfter: broadcast.notAfter,
  }
  return { contactId, message }
}

interface Asked {
  readonly broadcast: DueBroadcast
  readonly addressee: Addressee
  readonly reaches: readonly CustomerReach[]
}

function approvalFor({ broadcast, addressee, reaches }: Asked, { rules, unhappy, marketingAt }: Known) {
  const { customerId, messagePurpose } = broadcast
  const isService = messagePurpose === 'service'
  const active = rules.active.filter(channel => channel === broadcast.channel)
  return approvalOf(
    {
      state: 'planned',
      notAfter: broadcast.notAfter,
      isBooked: false,
      // What he asked to be told he is told all the same.
      isUnhappy: !isService && unhappy.has(customerId),
      ways: waysOf(
        reaches.filter(reach => reach.contactPointId === broadcast.contactPointId),
        { active, purpose: messagePurpose, law: rules.law },
      ),
      marketingAt: isService ? [] : (marketingAt.get(customerId) ?? []),
      calendar: isService ? ANY_HOUR : rules.calendarFor(addressee, broadcast.channel),
    },
    {
      policy: { undoSeconds: 0, caps: messagePurpose === 'content' ? contentCaps(rules.policy.caps) : rules.policy.caps },
      channels: { active, wish: null },
    },
    rules.moment.at,
  )
}

/** Two contacts may ask for the same message: one statement makes it once. */
function firstOfEachKey(sendable: readonly Sendable[]): { readonly first: readonly Sendable[]; readonly again: readonly Sendable[] } {
  const keys = new Map<string, Sendable>()
  for (const one of sendable) if (!keys.has(one.message.dedupeKey)) keys.set(one.message.dedupeKey, one)
  const first = [...keys.values()]
  return { first, again: sendable.filter(one => keys.get(one.message.dedupeKey) !== one) }
}

async function refuse(tx: Tx, refused: readonly Refused[], at: Instant): Promise<void> {
  for (const [reason, some] of Map.groupBy(refused, one => one.refusal))
    await tx.plan.moveContacts(
      some.map(one => one.contactId),
      { from: ['planned'], state: reason === 'capped' || reason === 'quiet' ? 'expired' : 'cancelled', reason, at },
    )
}

/** What a person asked to be told the moment it happens is told at any hour. */
const ANY_HOUR = { spanOn: () => null, nextAllowed: <T>(at: T): T => at }

function wordsOf(
  { ownWords, words, partner, messagePurpose }: DueBroadcast,
  { addressee, sender }: { readonly addressee: Addressee; readonly sender: Sender },
): { readonly locale: Sender['locale']; readonly subject: string; readonly text: string } | null {
  if (ownWords !== null) return { locale: addressee.locale ?? sender.locale, subject: sender.name, text: ownWords }
  if (words === null) return null
  return renderBroadcast({ words, addressee, sender, occasion: {}, isAdvertising: messagePurpose !== 'service', partner })
}
