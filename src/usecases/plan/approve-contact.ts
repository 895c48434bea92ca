/**
 * The owner, or the autopilot, says yes to one contact. Everything is asked again under a lock on the customer, so that
 * however many people and processes say yes at once, the caps hold. A message waits out the seconds in which it can be taken back.
 */
import type { ChannelName } from '../../domain/collect/business.ts'
import { contactDedupeKey, type NewMessage } from '../../domain/deliver/message.ts'
import { type Approval, approvalOf, type ApprovalRefusal } from '../../domain/plan/approval.ts'
import type { ContactState } from '../../domain/plan/contact.ts'
import { channelWishOf, spacingDaysOf, waysOf } from '../../domain/plan/eligibility.ts'
import type { BusinessId, ContactId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ContactForWords } from '../../ports/deliver-store.ts'
import type { ContactRow } from '../../ports/plan-store.ts'
import type { Tx } from '../../ports/store.ts'
import { renderWords } from '../deliver/render-words.ts'
import { contactMessagePurpose } from './contact-message-purpose.ts'
import { withRewards } from './near-rewards.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'
import { routeCosts } from '../deliver/route-costs.ts'

export interface ApproveContact {
  readonly contactId: ContactId
  /** Words the owner changed on the card. */
  readonly words?: string | undefined
  readonly channel?: ChannelName | undefined
  /** 'staff:<id>', 'key:<id>' or 'autopilot'. */
  readonly actor: string
}

export type ContactApproved =
  | {
      readonly status: 'approved'
      readonly contactId: ContactId
      readonly channel: ChannelName
      readonly messageId: MessageId | null
      readonly state: ContactState
      readonly sendAt: Instant
      readonly undoUntil: Instant | null
    }
  | { readonly status: 'refused'; readonly reason: ApprovalRefusal }

export async function approveContact(deps: PlanDeps, business: BusinessId, input: ApproveContact): Promise<ContactApproved> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const seen = await tx.plan.contact(input.contactId)
    if (seen === undefined || !(await tx.plan.lockCustomer(seen.customerId))) return { status: 'refused', reason: 'not-found' }
    // Read again behind the lock: another approval may have ended while this one waited.
    const contact = await tx.plan.contact(input.contactId)
    if (contact === undefined) return { status: 'refused', reason: 'not-found' }
    const settings = await tx.business.read()
    const rules = businessRules(settings, at)
    const reaches = await tx.collect.consents.reachOf([contact.customerId])
    const { costOf } = routeCosts(await tx.channels.prices(), rules.routes)
    const answers = await tx.channels.answeredOn([contact.customerId])
    const active = input.channel === undefined ? rules.active : rules.active.filter(channel => channel === input.channel)
    const approval = approvalOf(
      {
        state: contact.state,
        notAfter: contact.notAfter,
        isBooked: (await tx.plan.bookedDay(contact.customerId, rules.moment.today)) !== null,
        isUnhappy: await tx.plan.isUnhappy(contact.customerId),
        ways: waysOf(reaches, { active, purpose: contactMessagePurpose(contact), law: rules.law, costOf }),
        marketingAt: await tx.plan.marketingAt(contact.customerId, { at, except: contact.contactId }),
        calendar: rules.calendarFor({ zone: contact.customerZone, preferences: contact.preferences }),
        calendarOf: name => rules.calendarFor({ zone: contact.customerZone, preferences: contact.preferences }, name),
      },
      {
        policy: { ...rules.policy, caps: { ...rules.policy.caps, spacingDays: spacingDaysOf(contact.preferences) ?? undefined } },
        channels: {
          active,
          wish: input.channel === undefined ? channelWishOf(contact.preferences) : null,
          answeredOn: answers.get(contact.customerId),
        },
      },
      at,
    )
    if (approval.kind === 'refused') return { status: 'refused', reason: approval.reason }

    const address = reaches.find(reach => reach.contactPointId === approval.contactPointId)
    const seenWords = await tx.deliver.contactForWords(contact.contactId)
    const reward = { today: rules.moment.today, currency: settings.currency }
    const [forWords] = seenWords === undefined ? [] : await withRewards(tx, [seenWords], reward)
    if (forWords === undefined || address === undefined) return { status: 'refused', reason: 'not-found' }
    const message = messageOf(
      { ...forWords, ownWords: input.words ?? forWords.ownWords, address: address.address, addressKind: address.kind },
      { contact, approval, sender: senderOf(settings) },
    )
    if (message === null) return { status: 'refused', reason: 'no-words' }
    return commit(tx, { contact, approval, message, input, at })
  })
}

type Yes = Extract<Approval, { readonly kind: 'approved' }>

interface Rendering {
  readonly contact: ContactRow
  readonly approval: Yes
  readonly sender: ReturnType<typeof senderOf>
}

function messageOf(forWords: ContactForWords, { contact, approval, sender }: Rendering): NewMessage | null {
  // By the way it takes now: an SMS is shorter than a letter, and the plan may have thought of another one.
  const words = renderWords({ ...forWords, channel: approval.channel }, sender)
  if (words.kind === 'skip' || forWords.address === null) return null
  return {
    dedupeKey: contactDedupeKey(contact),
    customerId: contact.customerId,
    contactId: contact.contactId,
    contactPointId: approval.contactPointId,
    channel: approval.channel,
    address: forWords.address,
    purpose: contactMessagePurpose(contact),
    locale: words.locale,
    subject: words.subject,
    body: words.text,
    notBefore: approval.sendAt,
    notAfter: contact.notAfter,
  }
}

interface Committing {
  readonly contact: ContactRow
  readonly approval: Yes
  readonly message: NewMessage
  readonly input: ApproveContact
  readonly at: Instant
}

async function commit(tx: Tx, { contact, approval, message, input, at }: Committing): Promise<ContactApproved> {
  const { channel, contactPointId, sendAt } = approval
  // By hand nothing is queued: the owner calls or writes himself and reports what came of it.
  const queued = channel === 'hand' ? null : await tx.deliver.enqueue(message, at)
  if (queued !== null && queued.result === 'already' && queued.state !== 'queued') return { status: 'refused', reason: 'not-open' }
  await tx.plan.moveContact(contact.contactId, {
    from: ['planned'],
    state: 'approved',
    reason: null,
    at,
    approvedAt: at,
    channel,
    contactPointId,
    ...(input.words === undefined ? {} : { ownWords: input.words }),
  })
  await tx.business.audit({
    at,
    actor: input.actor,
    action: 'contact-approved',
    subject: `contact:${contact.contactId}`,
    detail: { channel, rung: contact.rung },
  })
  return {
    status: 'approved',
    contactId: contact.contactId,
    channel,
    messageId: queued?.messageId ?? null,
    state: 'approved',
    sendAt,
    undoUntil: queued === null ? null : sendAt,
  }
}
