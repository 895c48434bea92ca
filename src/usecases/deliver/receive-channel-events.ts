/** Everything a channel brings back: receipts, words, buttons, bindings, people who block. Told twice, each happens once. */
import type { ChannelName } from '../../domain/collect/business.ts'
import { WRITES_TO } from '../../domain/collect/channel-address.ts'
import type { BusinessId, ContactPointId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { unreachable } from '../../kernel/assert.ts'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import type { Receipt, ReceiptVerdict } from '../../ports/channel-store.ts'
import type { Settlement } from '../../ports/deliver-store.ts'
import type { Tx } from '../../ports/store.ts'
import { bindAccount } from './bind-account.ts'
import type { DeliverDeps } from './deliver-deps.ts'
import { unsubscribe } from './unsubscribe.ts'

/** Words of a customer, for the stage that reads them. */
export interface HeardWords {
  readonly channel: ChannelName
  readonly eventKey: string
  readonly text: string
  readonly from:
    | { readonly customerId: CustomerId }
    | { readonly address: string }
    | { readonly messageId: NonNullable<Receipt['messageId']> }
}

export interface ReceiveDeps extends DeliverDeps {
  /** Reads and settles what was said; the stage after this one. */
  readonly hear: (business: BusinessId, words: HeardWords) => Promise<void>
  /** What pressing a button means in words of his language. */
  readonly meansOf: (locale: string, button: 'yes' | 'later' | 'stop') => string
}

type ReceiptEvent = Extract<ChannelEvent, { readonly kind: 'receipt' }>

export async function receiveChannelEvents(
  deps: ReceiveDeps,
  business: BusinessId,
  { channel, events }: { readonly channel: ChannelName; readonly events: readonly ChannelEvent[] },
): Promise<void> {
  const at = deps.clock.now()
  const receipts = events.filter((event): event is ReceiptEvent => event.kind === 'receipt')
  if (receipts.length > 0) {
    await deps.store.inBusiness(business, async tx => {
      const verdicts = await tx.channels.takeReceipts(channel, receipts, at)
      await tx.deliver.settle(settlementsOf(verdicts), at)
    })
  }
  for (const event of events) if (event.kind !== 'receipt') await receiveOne(deps, business, { channel, event, at })
}

/** The message that was reconciled after its name had been lost, and receipts that were quicker than the answer. */
export async function matchOrphanReceipts({ store, clock }: DeliverDeps, business: BusinessId): Promise<{ readonly matched: number }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const verdicts = await tx.channels.matchOrphans(at)
    return { matched: await tx.deliver.settle(settlementsOf(verdicts), at) }
  })
}

function settlementsOf(verdicts: readonly ReceiptVerdict[]): Settlement[] {
  return verdicts.map(({ messageId, state }) => ({ messageId, state, reason: state === 'bounced' ? 'refused' : 'accepted' }))
}

interface One {
  readonly channel: ChannelName
  readonly event: Exclude<ChannelEvent, ReceiptEvent>
  readonly at: Instant
}

async function receiveOne(deps: ReceiveDeps, business: BusinessId, { channel, event, at }: One): Promise<void> {
  switch (event.kind) {
    case 'text':
      return hear(deps, business, { channel, eventKey: event.eventKey, account: event.account, text: event.text })
    case 'part': {
      const whole = await deps.store.inBusiness(business, tx => tx.channels.takePart({ channel, ...event }, at))
      if (whole === undefined) return
      return hear(deps, business, { channel, eventKey: `${event.account}:${event.reference}:${at}`, account: event.account, text: whole })
    }
    case 'button': {
      const message = await deps.store.inBusiness(business, tx => tx.deliver.find(event.messageId))
      // The name of a message is no secret between friends: the press counts only from the account it went to.
      if (message === undefined || digits(message.address) !== digits(event.account)) return
      const text = deps.meansOf(message.locale, event.button)
      return deps.hear(business, { channel, eventKey: event.eventKey, text, from: { messageId: event.messageId } })
    }
    case 'bind':
      await bindAccount(deps, business, { channel, ...event })
      return
    case 'off':
      return turn(deps, business, { channel, account: event.account, detail: event.detail, at })
    case 'lost':
      return lose(deps, business, { channel, ...event, at })
    case 'on':
      return turn(deps, business, { channel, account: event.account, detail: null, at })
    default:
      return unreachable(event)
  }
}

/** He is not to be found there, or wants no advertising: the first ends this channel for him, the second advertising on every one. */
async function lose(
  deps: ReceiveDeps,
  business: BusinessId,
  lost: {
    readonly channel: ChannelName
    readonly account: string
    readonly reason: 'address-gone' | 'opted-out'
    readonly detail: string
    readonly at: Instant
  },
): Promise<void> {
  const { channel, account, reason, detail, at } = lost
  const points = await deps.store.inBusiness(business, async tx => {
    const found: ContactPointId[] = []
    for (const kind of WRITES_TO[channel]) {
      const point = { kind, address: account }
      const owners = await tx.collect.customers.ownersOf(point)
      if (owners.length === 0) continue
      if (reason === 'address-gone') {
        await tx.collect.consents.suppress(point, { channel, kind: 'hard-bounce', source: `${channel}: ${detail}`, at })
        await tx.business.markChanged(owners, at)
      } else {
        const reaches = await tx.collect.consents.reachOf(owners)
        found.push(...reaches.filter(reach => reach.kind === kind && reach.address === account).map(reach => reach.contactPointId))
      }
    }
    return found
  })
  for (const contactPointId of points)
    await unsubscribe(deps, { business, contactPointId, messageId: null, source: 'messenger' }, 'advertising')
}

function digits(address: string): string {
  return address.replace(/^\+/, '')
}

async function hear(
  deps: ReceiveDeps,
  business: BusinessId,
  words: { readonly channel: ChannelName; readonly eventKey: string; readonly account: string; readonly text: string },
): Promise<void> {
  const { channel, eventKey, account, text } = words
  const owner = await deps.store.inBusiness(business, tx => ownerOf(tx, { channel, account }))
  await deps.hear(business, { channel, eventKey, text, from: owner === undefined ? { address: account } : { customerId: owner } })
}

async function ownerOf(
  tx: Tx,
  { channel, account }: { readonly channel: ChannelName; readonly account: string },
): Promise<CustomerId | undefined> {
  for (const kind of WRITES_TO[channel]) {
    const [owner] = await tx.collect.customers.ownersOf({ kind, address: account })
    if (owner !== undefined) return owner
  }
  return undefined
}

/** A blocked bot is off for this channel alone; whoever unblocks it is reachable again, and what he refused stays refused. */
async function turn(
  { store }: ReceiveDeps,
  business: BusinessId,
  {
    channel,
    account,
    detail,
    at,
  }: { readonly channel: ChannelName; readonly account: string; readonly detail: string | null; readonly at: Instant },
): Promise<void> {
  await store.inBusiness(business, async tx => {
    for (const kind of WRITES_TO[channel]) {
      const point = { kind, address: account }
      if (detail === null) await tx.collect.consents.liftOptOut(point, channel)
      else await tx.collect.consents.suppress(point, { channel, kind: 'opt-out', source: `${channel}: ${detail}`, at })
      await tx.business.markChanged(await tx.collect.customers.ownersOf(point), at)
    }
    await tx.business.audit({
      at,
      actor: `channel:${channel}`,
      action: detail === null ? 'channel-on' : 'channel-off',
      subject: null,
      detail: {},
    })
  })
}
