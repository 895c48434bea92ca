/**
 * Contacts of approved campaigns, of content and of events whose time has come are handed to the outbox: asked once more for
 * consent, caps and hours under a lock on the person, rendered with what is known of him now, never twice.
 */
import { contactDedupeKey } from '../../domain/deliver/message.ts'
import { approvalOf } from '../../domain/plan/approval.ts'
import { contentCaps } from '../../domain/plan/caps.ts'
import { waysOf } from '../../domain/plan/eligibility.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Addressee, DueBroadcast } from '../../ports/campaign-store.ts'
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
    const context = { rules: businessRules(settings, at), sender: senderOf(settings) }
    const people = new Map((await tx.campaign.addressees(due.map(one => one.customerId))).map(one => [one.customerId, one]))
    let queued = 0
    // In the order of ids, so that two processes never wait for each other.
    for (const broadcast of due.toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1))) {
      const addressee = people.get(broadcast.customerId)
      const refusal = addressee === undefined ? 'not-found' : await sendOne(tx, { broadcast, addressee, ...context })
      if (refusal === null) queued += 1
      else
        await tx.plan.moveContact(broadcast.contactId, {
          from: ['planned'],
          state: refusal === 'capped' || refusal === 'quiet' ? 'expired' : 'cancelled',
          reason: refusal,
          at,
        })
    }
    return { queued, refused: due.length - queued, read: due.length }
  })
}

interface Sending {
  readonly broadcast: DueBroadcast
  readonly addressee: Addressee
  readonly rules: BusinessRules
  readonly sender: Sender
}

/** Null when it was queued; a cap that never opens within its validity ends it, because it would be late. */
async function sendOne(tx: Tx, { broadcast, addressee, rules, sender }: Sending): Promise<string | null> {
  const { at } = rules.moment
  const { customerId, contactId, messagePurpose } = broadcast
  if (!(await tx.plan.lockCustomer(customerId))) return 'not-found'
  const reaches = await tx.collect.consents.reachOf([customerId])
  const isService = messagePurpose === 'service'
  const active = rules.active.filter(channel => channel === broadcast.channel)
  const approval = approvalOf(
    {
      state: 'planned',
      notAfter: broadcast.notAfter,
      isBooked: false,
      // What he asked to be told he is told all the same.
      isUnhappy: !isService && (await tx.plan.isUnhappy(customerId)),
      ways: waysOf(
        reaches.filter(reach => reach.contactPointId === broadcast.contactPointId),
        { active, purpose: messagePurpose, law: rules.law },
      ),
      marketingAt: isService ? [] : await tx.plan.marketingAt(customerId, { at, except: contactId }),
      calendar: isService ? ANY_HOUR : rules.calendarFor(addressee, broadcast.channel),
    },
    {
      policy: { undoSeconds: 0, caps: messagePurpose === 'content' ? contentCaps(rules.policy.caps) : rules.policy.caps },
      channels: { active, wish: null },
    },
    at,
  )
  if (approval.kind === 'refused') return approval.reason
  const words = wordsOf(broadcast, { addressee, sender })
  const address = reaches.find(reach => reach.contactPointId === approval.contactPointId)
  if (words === null || address === undefined) return 'no-words'
  const queued = await tx.deliver.enqueue(
    {
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
    },
    at,
  )
  if (queued.result === 'already' && queued.state !== 'queued') return 'told-already'
  await tx.plan.moveContact(contactId, { from: ['planned'], state: 'approved', reason: null, at, approvedAt: at })
  return null
}

/** What a person asked to be told the moment it happens is told at any hour. */
const ANY_HOUR = { spanOn: () => null, nextAllowed: <T>(at: T): T => at }

function wordsOf(
  { ownWords, words, partner, messagePurpose }: DueBroadcast,
  { addressee, sender }: Pick<Sending, 'addressee' | 'sender'>,
): { readonly locale: Sender['locale']; readonly subject: string; readonly text: string } | null {
  if (ownWords !== null) return { locale: addressee.locale ?? sender.locale, subject: sender.name, text: ownWords }
  if (words === null) return null
  return renderBroadcast({ words, addressee, sender, occasion: {}, isAdvertising: messagePurpose !== 'service', partner })
}
