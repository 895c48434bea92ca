/** Gives each reader the next piece that fits him, when his time has come: the ladder goes before it, the hold-out gets none. */
import { contentCaps } from '../../domain/plan/caps.ts'
import { offLadderReason } from '../../domain/plan/campaign-reason.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { BROADCAST_PRIORITY, contactIdOf } from '../../domain/plan/contact.ts'
import { chooseContent, type ContentItem, contentWishOf } from '../../domain/plan/content.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import { placeContact } from '../../domain/plan/place-contact.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Addressee, NewBroadcast } from '../../ports/campaign-store.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import type { Tx } from '../../ports/store.ts'
import { renderBroadcast } from './campaign-words.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'

const PAGE = 1000
/** Pieces of a queue that anybody still waits for. */
const QUEUE_MAX = 200
/** A piece that found no free hour for so long waits for the next turn. */
const CONTENT_VALID_DAYS = 3

export interface ContentPlanned {
  readonly planned: number
  /** Readers whose turn it is and for whom the queue holds nothing: the owner is told. */
  readonly waiting: number
}

export async function planContent(deps: PlanDeps, business: BusinessId): Promise<ContentPlanned> {
  const at = deps.clock.now()
  const sum = { planned: 0, waiting: 0 }
  for (let after: CustomerId | null = null; ;) {
    const page: ContentPlanned & { readonly last: CustomerId | null } = await deps.store.inBusiness(business, async tx => {
      const settings = await tx.business.read()
      const rules = businessRules(settings, at)
      const queue = await tx.campaign.contentItems({ openOn: rules.moment.today, limit: QUEUE_MAX })
      const ids = await tx.campaign.readers({ after, limit: PAGE })
      const sender = senderOf(settings)
      const made = await decideReaders(tx, { ids, queue: queue.filter(item => hasWords(item)), rules })
      const rendered = made.broadcasts.filter(one =>
        renderBroadcast({ words: one.item.words, addressee: one.addressee, sender, occasion: {}, isAdvertising: true, partner: null }),
      )
      const planned = await tx.campaign.insertBroadcasts(
        rendered.map(one => one.broadcast),
        at,
      )
      return { planned, waiting: made.waiting, last: ids.length < PAGE ? null : (ids.at(-1) ?? null) }
    })
    sum.planned += page.planned
    sum.waiting += page.waiting
    after = page.last
    if (after === null) return sum
  }
}

function hasWords(item: ContentItem): boolean {
  return Object.values(item.words).some(words => words.text.trim() !== '')
}

interface Readers {
  readonly ids: readonly CustomerId[]
  readonly queue: readonly ContentItem[]
  readonly rules: BusinessRules
}

interface Made {
  readonly broadcasts: readonly { readonly broadcast: NewBroadcast; readonly item: ContentItem; readonly addressee: Addressee }[]
  readonly waiting: number
}

async function decideReaders(tx: Tx, { ids, queue, rules }: Readers): Promise<Made> {
  const { today } = rules.moment
  const [seen, bought, heldOut] = [
    await tx.campaign.contentSeen(ids),
    await tx.campaign.boughtGroups(ids),
    await tx.campaign.heldOutNow(ids),
  ]
  const planned = await tx.campaign.plannedAt(ids)
  const circumstances = new Map((await tx.plan.circumstances(ids, rules.moment)).map(one => [one.customerId, one]))
  const reaches = Map.groupBy<CustomerId, CustomerReach>(await tx.collect.consents.reachOf(ids), reach => reach.customerId)
  const broadcasts: Made['broadcasts'][number][] = []
  let waiting = 0
  for (const addressee of await tx.campaign.addressees(ids)) {
    const { customerId } = addressee
    const circumstance = circumstances.get(customerId)
    if (circumstance === undefined || circumstance.isUnhappy || heldOut.has(customerId)) continue
    const ways = waysOf(reaches.get(customerId) ?? [], { active: rules.active, purpose: 'content', law: rules.law })
    const channel = chooseChannel(ways, { active: rules.active, wish: channelWishOf(addressee.preferences) })
    if ('refusal' in channel || channel.channel === 'hand') continue
    const reader = {
      ...contentWishOf(addressee.preferences),
      lastDay: seen.get(customerId)?.lastDay ?? null,
      lastTurn: seen.get(customerId)?.lastTurn ?? null,
      seen: seen.get(customerId)?.seen ?? new Set<number>(),
      bought: bought.get(customerId) ?? [],
    }
    const calendar = rules.calendarFor(addressee, channel.channel)
    const isShut = (on: Day): boolean => rules.hours.closedDays.includes(on) || calendar.spanOn(on) === null
    const choice = chooseContent(reader, queue, { today, isShut })
    if (choice.kind === 'none') {
      if (choice.reason === 'nothing-fits') waiting += 1
      continue
    }
    const place = placeContact(
      {
        rung: { rung: 'soft', day: today, lastDay: addDays(today, CONTENT_VALID_DAYS) },
        taken: [...circumstance.marketingAt, ...(planned.get(customerId) ?? [])],
        today,
        snoozedUntil: null,
      },
      { policy: { caps: contentCaps(rules.policy.caps) }, hours: rules.hours, calendar },
    )
    if ('refusal' in place) continue
    broadcasts.push({
      item: choice.item,
      addressee,
      broadcast: { ...broadcastOf(choice, { addressee, rules }), ...channel, ...place },
    })
  }
  return { broadcasts, waiting }
}

function broadcastOf(
  { item, turn }: { readonly item: ContentItem; readonly turn: Day },
  { addressee, rules }: { readonly addressee: Addressee; readonly rules: BusinessRules },
): Omit<NewBroadcast, 'channel' | 'contactPointId' | 'plannedDay' | 'notBefore' | 'notAfter'> {
  const { customerId } = addressee
  const key = { business: rules.business, customerId, purpose: 'content', cycleNo: item.itemNo } as const
  return {
    contactId: contactIdOf(key, 'soft'),
    customerId,
    purpose: 'content',
    cycleNo: item.itemNo,
    rung: 'soft',
    segment: addressee.segment ?? 'new',
    reason: offLadderReason({
      code: 'content',
      about: item.title,
      dueDay: turn,
      windowTo: item.toDay,
      lastDay: addressee.lastDay,
      purchaseDays: 0,
    }),
    priority: BROADCAST_PRIORITY,
    ownWords: null,
  }
}
