/**
 * The list of the day goes to the owner himself, at his hour, by his channel, in his language. He is no customer: nothing of
 * it stands in the outbox, no cap counts it. One a day: noted before it is given away, so a crash loses it rather than
 * doubles it. When there is nothing to say, nothing is sent.
 */
import { CHANNELS } from '../../domain/collect/business.ts'
import type { Digest } from '../../domain/collect/plan-settings.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { HOUR_MS, type Instant } from '../../kernel/instant.ts'
import { formatMoney, isCurrency } from '../../kernel/money.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'
import { type DigestFacts, digestWords } from '../../locales/reasons/digest.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Channel, ChannelOpener, OutgoingMessage } from '../../ports/channel.ts'
import { senderDomain } from '../../domain/deliver/mail-records.ts'
import { ownerMessage } from '../deliver/owner-message.ts'
import { listToday } from './list-today.ts'
import type { PlanDeps } from './plan-deps.ts'

/** Later the morning is over: a program that slept through it stays silent. */
const LATE_MINUTES = 180
const NAMES_MAX = 3

export interface DigestDeps extends PlanDeps {
  readonly openChannels: ChannelOpener
}

export interface DigestSent {
  readonly sent: number
  readonly failed: number
}

const NOTHING: DigestSent = { sent: 0, failed: 0 }

export async function sendDigest(deps: DigestDeps, business: BusinessId): Promise<DigestSent> {
  const at = deps.clock.now()
  const settings = await deps.store.inBusiness(business, tx => tx.business.read())
  const { digest } = settings.policy.planning
  if (digest === null) return NOTHING
  const { day, minute } = wallTime(at, settings.zone)
  if (minute < digest.minute || minute >= digest.minute + LATE_MINUTES) return NOTHING
  // A restored copy that nobody has confirmed writes to nobody, the owner included.
  if (!(await deps.store.system.installation(at)).live) return NOTHING
  if (await deps.store.inBusiness(business, tx => tx.plan.hasDigest(day))) return NOTHING
  const facts = await factsOf(deps, business, { settings, day })
  if (facts.contacts === 0 && facts.questions === 0 && facts.earned === '' && !facts.lettersAtRisk) return NOTHING
  if (!(await deps.store.inBusiness(business, tx => tx.plan.beginDigest(day, at)))) return NOTHING
  // It need not be a channel to customers: the owner may hear by e-mail and write by SMS.
  const channels = deps.openChannels({ ...settings.channels, active: CHANNELS.filter(name => name === digest.channel) })
  try {
    const channel = channels.find(one => one.name === digest.channel && one.capabilities.automatic)
    const outcome = channel === undefined ? NOT_CONFIGURED : await hand(channel, messageOf(facts, { settings, digest, channel, day, at }))
    await deps.store.inBusiness(business, tx => tx.plan.endDigest(day, { ...outcome, at }))
    return outcome.state === 'failed' ? { sent: 0, failed: 1 } : { sent: 1, failed: 0 }
  } finally {
    await Promise.all(channels.map(channel => channel.close()))
  }
}

interface Handed {
  readonly state: 'handed' | 'failed' | 'unknown'
  readonly reason: string
}

const NOT_CONFIGURED: Handed = { state: 'failed', reason: 'not-configured' }

async function hand(channel: Channel, message: OutgoingMessage): Promise<Handed> {
  const { kind, reason } = await channel.deliver(message)
  return { state: kind === 'handed' || kind === 'unknown' ? kind : 'failed', reason }
}

interface Morning {
  readonly settings: StoredBusiness
  readonly day: Day
}

async function factsOf(deps: DigestDeps, business: BusinessId, { settings, day }: Morning): Promise<DigestFacts> {
  const today = await listToday(deps, business)
  const yesterday = addDays(day, -1)
  const { zone } = settings
  return deps.store.inBusiness(business, async tx => {
    const done = await tx.plan.doneBetween({
      from: instantAt(yesterday, 0, zone),
      to: instantAt(day, 0, zone),
      day: yesterday,
    })
    const sums = done.repeatRevenue.flatMap(({ currency, minor }) =>
      minor > 0 && isCurrency(currency) ? [formatMoney(minor, currency, settings.locale)] : [],
    )
    return {
      shop: settings.name,
      contacts: today.cards.length,
      minutes: today.effortMinutes,
      names: today.cards.slice(0, NAMES_MAX).map(card => card.customer.name),
      questions: await tx.inbox.countOpen(),
      earned: sums.join(' + '),
      lettersAtRisk: (await tx.deliver.mailRecords(senderDomain(settings.channels.email?.from ?? '')))?.worseSince != null,
      url: settings.channels.publicUrl,
    }
  })
}

interface Addressed extends Morning {
  readonly digest: Digest
  readonly channel: Channel
  readonly at: Instant
}

function messageOf(facts: DigestFacts, { settings, digest, channel, day, at }: Addressed): OutgoingMessage {
  const words = digestWords(settings.locale)
  return ownerMessage({
    business: settings.id,
    name: `digest:${settings.id}:${day}`,
    channel: channel.name,
    address: digest.address,
    locale: settings.locale,
    subject: words.subject(facts),
    body: words.text(facts),
    at,
    validMs: HOUR_MS,
  })
}
