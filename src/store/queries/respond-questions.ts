/** Questions asked back, and complaints. */
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { QuestionOption } from '../../domain/respond/question.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, instantFromMs, isoInstant } from '../../kernel/instant.ts'
import type { Complaint, RespondStore } from '../../ports/respond-store.ts'
import type { Database } from '../schema/database.ts'

type QuestionQueries = Pick<RespondStore, 'ask' | 'openQuestion' | 'closeQuestion' | 'openComplaint' | 'openComplaints' | 'closeComplaint'>

const bookingId = z.string().transform(text => id<'booking'>(text))
const storedOptions = z.array(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('slot'),
      day: z.string().transform(text => day(text)),
      minute: z.number(),
      startsAt: z.number().transform(ms => instantFromMs(ms)),
      serviceId: z
        .string()
        .transform(text => id<'service'>(text))
        .nullable(),
      bookingId: bookingId.nullable(),
    }),
    z.object({ kind: z.literal('later'), day: z.string().transform(text => day(text)) }),
    z.object({ kind: z.enum(['confirm', 'move', 'cancel']), bookingId }),
    z.object({
      kind: z.literal('visit'),
      act: z.enum(['move', 'cancel']),
      bookingId,
      day: z.string().transform(text => day(text)),
      minute: z.number().nullable(),
      wish: z.union([z.string(), z.object({ from: z.string(), to: z.string().nullable() })]).nullable(),
    }),
  ]),
)

interface QuestionRow {
  readonly question_id: string
  readonly customer_id: string
  readonly reply_id: string | null
  readonly message_id: string | null
  readonly booking_id: string | null
  readonly kind: string
  readonly options: unknown
  readonly expires_at: Instant
}

export function questionQueries(trx: Transaction<Database>, business: BusinessId): QuestionQueries {
  return {
    async ask(question, at) {
      await sql`update reply_question set state = 'replaced'
        where business_id = ${business} and customer_id = ${question.customerId} and state = 'open'`.execute(trx)
      await sql`insert into reply_question (business_id, question_id, customer_id, reply_id, message_id, booking_id, kind, options, state, asked_at, expires_at)
        values (${business}, ${question.questionId}, ${question.customerId}, ${question.replyId}, ${question.messageId}, ${question.bookingId},
          ${question.kind}, ${JSON.stringify(question.options)}::jsonb, 'open', ${isoInstant(at)}, ${isoInstant(question.expiresAt)})`.execute(
        trx,
      )
    },
    async openQuestion(customerId, at) {
      const { rows } = await sql<QuestionRow>`
        select question_id, customer_id, reply_id, message_id, booking_id, kind, options, expires_at from reply_question
        where business_id = ${business} and customer_id = ${customerId} and state = 'open' and expires_at > ${isoInstant(at)} for update`.execute(
        trx,
      )
      const row = rows[0]
      return (
        row && {
          questionId: row.question_id,
          customerId: id(row.customer_id),
          replyId: row.reply_id === null ? null : id(row.reply_id),
          messageId: row.message_id === null ? null : id(row.message_id),
          bookingId: row.booking_id === null ? null : id(row.booking_id),
          kind: row.kind === 'reminder' ? 'reminder' : 'slot',
          options: storedOptions.parse(row.options) satisfies QuestionOption[],
          expiresAt: row.expires_at,
        }
      )
    },
    async closeQuestion(questionId, state) {
      await sql`update reply_question set state = ${state} where business_id = ${business} and question_id = ${questionId} and state = 'open'`.execute(
        trx,
      )
    },
    ...complaintQueries(trx, business),
  }
}

interface ComplaintRow {
  readonly complaint_id: string
  readonly customer_id: string
  readonly customer_name: string
  readonly reply_id: string | null
  readonly score: number | null
  readonly words: string
  readonly opened_at: Instant
}

function complaintQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<QuestionQueries, 'openComplaint' | 'openComplaints' | 'closeComplaint'> {
  return {
    async openComplaint({ complaintId, customerId, replyId, score, words }, at) {
      const { rows } = await sql<{ complaint_id: string }>`
        update complaint set words = left(words || E'\\n' || ${words}, 4000), score = coalesce(${score}::smallint, score)
        where business_id = ${business} and customer_id = ${customerId} and closed_at is null returning complaint_id`.execute(trx)
      if (rows.length > 0) return 'already'
      await sql`insert into complaint (business_id, complaint_id, customer_id, reply_id, score, words, opened_at)
        values (${business}, ${complaintId}, ${customerId}, ${replyId}, ${score}, ${words}, ${isoInstant(at)})`.execute(trx)
      return 'opened'
    },
    async openComplaints(customerIds) {
      const whose = customerIds === undefined ? sql`true` : sql`complaint.customer_id = any(${[...customerIds]}::uuid[])`
      const { rows } = await sql<ComplaintRow>`
        select complaint_id, complaint.customer_id, customer.full_name as customer_name, reply_id, score, words, opened_at from complaint
        join customer on customer.business_id = complaint.business_id and customer.customer_id = complaint.customer_id
        where complaint.business_id = ${business} and complaint.closed_at is null and ${whose} order by opened_at, complaint_id`.execute(
        trx,
      )
      return rows.map(complaintOf)
    },
    async closeComplaint(complaintId, { actor, resolution, at }) {
      const { rows } = await sql<{ customer_id: string }>`
        update complaint set closed_at = ${isoInstant(at)}, closed_by = ${actor}, resolution = ${resolution}
        where business_id = ${business} and complaint_id = ${complaintId} and closed_at is null returning customer_id`.execute(trx)
      return rows[0] && id(rows[0].customer_id)
    },
  }
}

function complaintOf(row: ComplaintRow): Complaint {
  return {
    complaintId: row.complaint_id,
    customerId: id(row.customer_id),
    customerName: row.customer_name,
    replyId: row.reply_id === null ? null : id(row.reply_id),
    score: row.score,
    words: row.words,
    openedAt: row.opened_at,
  }
}
