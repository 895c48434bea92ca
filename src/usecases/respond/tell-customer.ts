/** A short service message of our own to one customer, over the channel he answered on where that is possible. */
import type { ChannelName } from '../../domain/collect/business.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import type { CustomerId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Tx } from '../../ports/store.ts'
import { lawOf } from '../plan/plan-rules.ts'

export interface Telling {
  readonly business: StoredBusiness
  readonly customerId: CustomerId
  readonly locale: Locale
  /** Where he wrote; null when he said nothing himself. */
  readonly answeredOn: string | null
  readonly at: Instant
}

export interface ServiceText {
  /** The same message can be asked for twice, but is sent once. */
  readonly dedupeKey: string
  readonly subject: string | null
  readonly body: string
  readonly notBefore?: Instant
  readonly notAfter: Instant
  /** The entry for his calendar, where he is told by letter. */
  readonly calendar?: ((address: string) => string | null) | undefined
}

/** Null when only the owner's own phone reaches him, or he has stopped everything: then nothing is queued. */
export async function tellCustomer(tx: Tx, telling: Telling, text: ServiceText): Promise<MessageId | null> {
  const { business, customerId, locale, at } = telling
  const active = orderedChannels(business.channels.active, telling.answeredOn)
  const [customer] = await tx.collect.customers.findMany([customerId])
  const reaches = await tx.collect.consents.reachOf([customerId])
  const ways = waysOf(reaches, { active, purpose: 'service', law: lawOf(business) })
  const choice = chooseChannel(ways, { active, wish: customer === undefined ? null : channelWishOf(customer.preferences) })
  if ('refusal' in choice) return null
  const reach = reaches.find(one => one.contactPointId === choice.contactPointId)
  if (reach === undefined) return null
  const { messageId } = await tx.deliver.enqueue(
    {
      dedupeKey: text.dedupeKey,
      customerId,
      contactId: null,
      contactPointId: choice.contactPointId,
      channel: choice.channel,
      address: reach.address,
      purpose: 'service',
      locale,
      subject: text.subject,
      body: text.body,
      calendar: choice.channel === 'email' ? (text.calendar?.(reach.address) ?? null) : null,
      notBefore: text.notBefore ?? at,
      notAfter: text.notAfter,
    },
    at,
  )
  return messageId
}

function orderedChannels(active: readonly ChannelName[], answeredOn: string | null): readonly ChannelName[] {
  const byMachine = active.filter(channel => channel !== 'hand')
  return byMachine.toSorted((a, b) => Number(b === answeredOn) - Number(a === answeredOn))
}
