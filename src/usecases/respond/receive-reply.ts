/** A customer answered: the words are read, settled and kept. Told twice, it happens once. */
import type { Reading } from '../../domain/respond/reading.ts'
import { readReply } from '../../domain/respond/read-reply.ts'
import type { BusinessId, ContactId, CustomerId, MessageId, ReplyId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { wallTime } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Tx } from '../../ports/store.ts'
import { type Settled, settledNothing } from './settled.ts'
import type { RespondDeps } from './respond-deps.ts'
import { settleReading } from './settle-reading.ts'

export type { RespondDeps } from './respond-deps.ts'

export interface ReceiveReply {
  readonly channel: string
  /** The provider's id of the inbound message. */
  readonly providerReplyId: string
  readonly text: string
  /** What it answers, or whom it is from; an address nobody knows is kept for the owner. */
  readonly from:
    | { readonly messageId: MessageId }
    | { readonly customerId: CustomerId; readonly contactId?: ContactId | undefined }
    | { readonly address: string }
  /** 'customer', or who wrote it down. */
  readonly actor: string
}

export type ReplyReceived = Settled | { readonly status: 'known'; readonly replyId: ReplyId } | { readonly status: 'not-found' }

export async function receiveReply(deps: RespondDeps, business: BusinessId, input: ReceiveReply): Promise<ReplyReceived> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const sender = await senderOfReply(tx, input)
    if (sender === undefined) return { status: 'not-found' }
    return settleReply(tx, { input, sender, settings, at, linkSecret: deps.linkSecret ?? null })
  })
}

interface ReplySender {
  /** Null is a stranger: an item in the inbox, never a customer with consent. */
  readonly customerId: CustomerId | null
  readonly contactId: ContactId | null
  readonly messageId: MessageId | null
}

const STRANGER: ReplySender = { customerId: null, contactId: null, messageId: null }

async function senderOfReply(tx: Tx, { from }: ReceiveReply): Promise<ReplySender | undefined> {
  if ('messageId' in from) {
    const message = await tx.deliver.find(from.messageId)
    return message && { customerId: message.customerId, contactId: message.contactId, messageId: message.messageId }
  }
  const customerId = 'customerId' in from ? from.customerId : await tx.respond.customerByAddress(from.address)
  if (customerId === undefined) return STRANGER
  const open = await tx.respond.openContactOf(customerId)
  if (open === undefined) return 'customerId' in from ? undefined : STRANGER
  const contactId = 'customerId' in from && from.contactId !== undefined ? from.contactId : open.contactId
  return { customerId, contactId, messageId: open.messageId }
}

interface Receiving {
  readonly input: ReceiveReply
  readonly sender: ReplySender
  readonly settings: StoredBusiness
  readonly at: Instant
  readonly linkSecret: string | null
}

async function settleReply(tx: Tx, { input, sender, settings, at, linkSecret }: Receiving): Promise<ReplyReceived> {
  const { customerId } = sender
  const [customer] = customerId === null ? [] : await tx.collect.customers.findMany([customerId])
  const prior = customer?.locale ?? settings.locale
  const now = wallTime(at, settings.zone)
  const reading = readReply(input.text, { now, prior })
  const stored = await tx.respond.insertReply(
    {
      ...sender,
      channel: input.channel,
      providerReplyId: input.providerReplyId,
      text: input.text,
      reading,
      settledAs: reading.automatic ? 'automatic' : null,
      actor: input.actor,
      senderAddress: customerId === null && 'address' in input.from ? input.from.address : null,
    },
    at,
  )
  if (stored.result === 'known') return { status: 'known', replyId: stored.replyId }
  // A stranger's words are settled by the owner alone, whatever they say.
  if (customerId === null) return settledNothing(stored.replyId, { reading, reason: 'unclear' })
  const { replyId } = stored
  return settleReading(tx, {
    replyId,
    reading,
    today: now.day,
    settling: {
      business: settings,
      customerId,
      contactId: sender.contactId,
      locale: customer?.locale ?? (reading.automatic ? prior : spokenLocale(reading, prior)),
      words: input.text,
      service: '',
      wish: {},
      answeredOn: input.channel,
      linkSecret,
      actor: input.actor,
      at,
    },
  })
}

/** Whose language nobody knows is answered in the one he wrote, when he wrote more than a word. */
function spokenLocale(reading: Reading, prior: Locale): Locale {
  return reading.when === null && reading.intent !== 'question' ? prior : reading.locale
}
