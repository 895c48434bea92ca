/** Replies, and whom they are from. */
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { INTENTS, READER_VERSION, type When } from '../../domain/respond/reading.ts'
import { parseDay } from '../../kernel/day.ts'
import { type BusinessId, id, newId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { isLocale, LOCALES } from '../../kernel/locale.ts'
import type { OpenContact, Reply, RespondStore } from '../../ports/respond-store.ts'
import type { Database } from '../schema/database.ts'

type ReplyQueries = Pick<
  RespondStore,
  | 'insertReply'
  | 'settleReply'
  | 'findReply'
  | 'replies'
  | 'repliesTo'
  | 'openContactOf'
  | 'openContactById'
  | 'customerByAddress'
  | 'reachable'
>

interface ReplyRow {
  readonly reply_id: string
  readonly customer_id: string | null
  readonly customer_name: string | null
  readonly contact_id: string | null
  readonly message_id: string | null
  readonly channel: string
  readonly provider_reply_id: string
  readonly text: string
  readonly intent: string
  readonly when_read: unknown
  readonly settled_as: string | null
  readonly actor: string
  readonly at: Instant
}

const ERASED = { intent: 'other', when: null, locale: 'en', automatic: false } as const

/** Answers to one page of messages. */
const REPLIES_MAX = 2000

const text = z.string()
const storedReading = z.object({
  intent: z.enum(INTENTS),
  when: z.union([z.null(), text, z.object({ from: text, to: text.nullable() })]),
  locale: z.enum(LOCALES),
  automatic: z.boolean(),
})

export function replyQueries(trx: Transaction<Database>, business: BusinessId): ReplyQueries {
  const read = (where: ReturnType<typeof sql<boolean>>, limit: number): Promise<readonly Reply[]> =>
    readReplies(trx, { business, where, limit })
  return {
    async insertReply(reply, at) {
      const replyId = newId<'reply'>(at)
      const { rows } = await sql<{ reply_id: string }>`
        insert into reply (business_id, reply_id, customer_id, contact_id, message_id, channel, provider_reply_id, text, intent, when_read,
          reader_version, settled_as, actor, at, sender_address)
        values (${business}, ${replyId}, ${reply.customerId}, ${reply.contactId}, ${reply.messageId}, ${reply.channel}, ${reply.providerReplyId},
          ${reply.text}, ${reply.reading.intent}, ${JSON.stringify(reply.reading)}::jsonb, ${READER_VERSION}, ${reply.settledAs}, ${reply.actor},
          ${isoInstant(at)}, ${reply.senderAddress ?? null})
        on conflict (business_id, channel, provider_reply_id) do nothing returning reply_id`.execute(trx)
      if (rows[0]) return { replyId, result: 'stored' }
      const known = await trx
        .selectFrom('reply')
        .select('reply_id')
        .where('business_id', '=', business)
        .where('channel', '=', reply.channel)
        .where('provider_reply_id', '=', reply.providerReplyId)
        .executeTakeFirstOrThrow()
      return { replyId: id(known.reply_id), result: 'known' }
    },
    async settleReply(replyId, settledAs) {
      await trx
        .updateTable('reply')
        .set({ settled_as: settledAs })
        .where('business_id', '=', business)
        .where('reply_id', '=', replyId)
        .execute()
    },
    async findReply(replyId) {
      const [found] = await read(sql`reply.reply_id = ${replyId}`, 1)
      return found
    },
    replies: ({ customerId, openOnly, limit }) =>
      read(
        sql`${customerId === undefined ? sql`true` : sql`reply.customer_id = ${customerId}`} and ${openOnly ? sql`reply.settled_as is null` : sql`true`}`,
        limit,
      ),
    repliesTo: messageIds => read(sql`reply.message_id = any(${[...messageIds]}::uuid[])`, REPLIES_MAX),
    openContactOf: customerId => openContact(trx, { business, where: sql`customer.customer_id = ${customerId}` }),
    openContactById: contactId => openContact(trx, { business, where: sql`contact.contact_id = ${contactId}` }),
    async customerByAddress(address) {
      const { rows } = await sql<{ customer_id: string }>`
        select l.customer_id from contact_point p
        join contact_point_link l on l.business_id = p.business_id and l.contact_point_id = p.contact_point_id and l.unlinked_at is null
        where p.business_id = ${business} and p.address = ${address} order by l.linked_at, l.customer_id limit 1`.execute(trx)
      return rows[0] && id(rows[0].customer_id)
    },
    async reachable(customerId) {
      const { rows } = await sql<{ contact_point_id: string; kind: string; address: string }>`
        select p.contact_point_id, p.kind, p.address from contact_point_link l
        join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
        where l.business_id = ${business} and l.customer_id = ${customerId} and l.unlinked_at is null and p.kind <> 'card'
        order by (p.kind = 'phone') desc, l.linked_at, p.contact_point_id`.execute(trx)
      return rows.map(row => ({ contactPointId: id<'contact-point'>(row.contact_point_id), kind: row.kind, address: row.address }))
    },
  }
}

async function readReplies(
  trx: Transaction<Database>,
  { business, where, limit }: { readonly business: BusinessId; readonly where: ReturnType<typeof sql<boolean>>; readonly limit: number },
): Promise<readonly Reply[]> {
  const { rows } = await sql<ReplyRow>`
    select reply.reply_id, reply.customer_id, customer.full_name as customer_name, reply.contact_id, reply.message_id, reply.channel,
      reply.provider_reply_id, reply.text, reply.intent, reply.when_read, reply.settled_as, reply.actor, reply.at
    from reply left join customer on customer.business_id = reply.business_id and customer.customer_id = reply.customer_id
    where reply.business_id = ${business} and ${where} order by reply.at desc, reply.reply_id desc limit ${limit}`.execute(trx)
  return rows.map(replyOf)
}

function replyOf(row: ReplyRow): Reply {
  // Of an erased customer only the fact is left.
  const reading = storedReading.nullable().parse(row.when_read) ?? ERASED
  return {
    replyId: id(row.reply_id),
    customerId: row.customer_id === null ? null : id(row.customer_id),
    customerName: row.customer_name,
    contactId: row.contact_id === null ? null : id(row.contact_id),
    messageId: row.message_id === null ? null : id(row.message_id),
    channel: row.channel,
    providerReplyId: row.provider_reply_id,
    text: row.text,
    reading: { ...reading, when: whenOf(reading.when) },
    settledAs: row.settled_as,
    actor: row.actor,
    at: row.at,
  }
}

function whenOf(when: z.infer<typeof storedReading>['when']): When {
  if (when === null) return null
  if (typeof when === 'string') return parseDay(when) ?? when
  return { from: parseDay(when.from) ?? when.from, to: when.to === null ? null : (parseDay(when.to) ?? when.to) }
}

/** The customer, the contact that was last put to him, and its message. */
async function openContact(
  trx: Transaction<Database>,
  { business, where }: { readonly business: BusinessId; readonly where: ReturnType<typeof sql<boolean>> },
): Promise<OpenContact | undefined> {
  const { rows } = await sql<{
    customer_id: string
    contact_id: string | null
    message_id: string | null
    full_name: string
    first_name: string
    locale: string | null
    zone: string | null
  }>`
    select customer.customer_id, contact.contact_id, message.message_id, customer.full_name, customer.first_name, customer.locale, customer.zone
    from customer
    left join contact on contact.business_id = customer.business_id and contact.customer_id = customer.customer_id
    left join message on message.business_id = contact.business_id and message.contact_id = contact.contact_id
    where customer.business_id = ${business} and ${where}
    order by (contact.state in ('handed', 'delivered', 'unknown', 'claimed', 'done')) desc nulls last, contact.state_at desc nulls last,
      message.created_at desc nulls last
    limit 1`.execute(trx)
  const row = rows[0]
  return (
    row && {
      contactId: row.contact_id === null ? null : id(row.contact_id),
      customerId: id(row.customer_id),
      messageId: row.message_id === null ? null : id(row.message_id),
      customerName: row.full_name,
      firstName: row.first_name,
      locale: row.locale !== null && isLocale(row.locale) ? row.locale : null,
      zone: row.zone,
    }
  )
}
