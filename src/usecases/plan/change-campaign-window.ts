/**
 * Other days, or more a day, for a campaign that runs or pauses. Whoever has not had it yet keeps his turn and gets a new
 * day; nobody is added and nobody is lost, so the result stays comparable with those it was kept from.
 */
import { type Campaign, type CampaignPlan } from '../../domain/plan/campaign.ts'
import { placeContact } from '../../domain/plan/place-contact.ts'
import { addDays, type Day, daysBetween } from '../../kernel/day.ts'
import type { BusinessId, CampaignId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import type { Addressee, WaitingContact } from '../../ports/campaign-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { CampaignRefusal } from './edit-campaign.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'

/** People read at once. */
const PAGE = 1000

export interface CampaignWindow extends Pick<CampaignPlan, 'fromDay' | 'toDay' | 'perDay'> {
  readonly campaignId: CampaignId
  readonly actor: string
}

export type WindowChanged =
  | { readonly status: 'changed'; readonly campaign: Campaign; readonly waiting: number }
  | { readonly status: 'refused'; readonly reason: CampaignRefusal; readonly waiting: number }

export async function changeCampaignWindow(deps: PlanDeps, business: BusinessId, input: CampaignWindow): Promise<WindowChanged> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const campaign = await tx.campaign.campaign(input.campaignId)
    const refused = (reason: CampaignRefusal, waiting = 0): WindowChanged => ({ status: 'refused', reason, waiting })
    if (campaign === undefined) return refused('not-found')
    if (campaign.kind === 'seasonal' || (campaign.state !== 'approved' && campaign.state !== 'paused')) return refused('not-possible-now')
    const rules = businessRules(await tx.business.read(), at)
    const { today } = rules.moment
    const { fromDay, toDay, perDay, actor } = input
    if (toDay < today || toDay < fromDay) return refused('window-over')
    const changed: Campaign = { ...campaign, fromDay: firstDayOf(campaign, input, today), toDay, perDay }
    const { states } = await tx.campaign.counts(campaign)
    const left = (states['planned'] ?? 0) + (states['approved'] ?? 0)
    const days = daysBetween(fromDay > today ? fromDay : today, toDay) + 1
    if (left > days * perDay) return refused('window-too-small', left)
    if (!(await tx.campaign.changeWindow(campaign.campaignId, changed))) return refused('not-possible-now')
    await tx.campaign.recallCampaign(campaign.campaignNo, { to: 'planned', at })
    const waiting = await placeAll(tx, { campaign: { ...changed, fromDay }, rules })
    const subject = `campaign:${campaign.campaignId}`
    await tx.business.audit({ at, actor, action: 'campaign-window-changed', subject, detail: { fromDay, toDay, perDay, waiting } })
    return { status: 'changed', campaign: changed, waiting }
  })
}

/** Its results count from its first day: a campaign that has begun keeps it. */
function firstDayOf(campaign: Campaign, { fromDay }: CampaignWindow, today: Day): Day {
  return campaign.fromDay <= today ? campaign.fromDay : fromDay
}

interface Placing {
  readonly campaign: Campaign
  readonly rules: BusinessRules
}

async function placeAll(tx: Tx, placing: Placing): Promise<number> {
  let placed = 0
  for await (const page of tx.campaign.waitingOf(placing.campaign.campaignNo, PAGE)) {
    const ids = page.map(one => one.customerId)
    const people = new Map((await tx.campaign.addressees(ids)).map(one => [one.customerId, one]))
    const taken = await takenBy(tx, ids, placing)
    const places = page.flatMap((contact, n) => {
      const addressee = people.get(contact.customerId)
      if (addressee === undefined) return []
      return [
        {
          contactId: contact.contactId,
          ...placeOf(contact, { addressee, taken: taken.get(contact.customerId) ?? [], turn: placed + n }, placing),
        },
      ]
    })
    await tx.campaign.placeAnew(places)
    placed += page.length
  }
  return placed
}

async function takenBy(
  tx: Tx,
  ids: readonly CustomerId[],
  { campaign, rules }: Placing,
): Promise<ReadonlyMap<CustomerId, readonly Instant[]>> {
  const planned = await tx.campaign.plannedAt(ids, { exceptCampaign: campaign.campaignNo })
  const circumstances = await tx.plan.circumstances(ids, rules.moment)
  return new Map(circumstances.map(one => [one.customerId, [...one.marketingAt, ...(planned.get(one.customerId) ?? [])]]))
}

interface Turn {
  readonly addressee: Addressee
  readonly taken: readonly Instant[]
  /** How many go before him. */
  readonly turn: number
}

/** Where caps or hours leave no room he keeps his place all the same: what stands against it is asked again on his day. */
function placeOf(
  { channel }: WaitingContact,
  { addressee, taken, turn }: Turn,
  { campaign, rules }: Placing,
): { readonly plannedDay: Day; readonly notBefore: Instant; readonly notAfter: Instant } {
  const { today } = rules.moment
  const day = addDays(campaign.fromDay > today ? campaign.fromDay : today, Math.floor(turn / campaign.perDay))
  const place = placeContact(
    { rung: { rung: 'product', day, lastDay: campaign.toDay }, taken, today, snoozedUntil: null },
    { policy: rules.policy, hours: rules.hours, calendar: rules.calendarFor(addressee, channel) },
  )
  if (!('refusal' in place)) return place
  return { plannedDay: day, notBefore: instantAt(day, 0, rules.zone), notAfter: instantAt(addDays(campaign.toDay, 1), 0, rules.zone) }
}
