/** Everything that happened with one customer, the newest first: sales, refunds, contacts, messages, answers, bookings, promises. */
import * as z from 'zod'
import type { AnswerOf } from '../../contract/contract.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import { profileWords } from '../../locales/profile/words.ts'
import type { Tx } from '../../ports/store.ts'
import { customerProfile, type CustomerProfile } from '../../usecases/collect/customer-profile.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound } from '../problems.ts'

type Item = AnswerOf<'GET /customers/{id}/timeline'>['items'][number]
type Dated = Omit<Item, 'day' | 'at'> & { readonly at: Instant; readonly day?: string }

/** Of each kind: more than anybody scrolls through. Older facts are in the export. */
const OF_EACH_KIND_MAX = 200

const mark = z.tuple([z.number(), z.string()])

interface Wish {
  readonly customerId: CustomerId
  readonly locale: Locale
  readonly cursor?: string | undefined
  readonly limit: number
}

export async function timelineView(deps: HttpDeps, business: BusinessId, wish: Wish): Promise<AnswerOf<'GET /customers/{id}/timeline'>> {
  const after = decodeCursor(wish.cursor, mark)
  const profile = await customerProfile(deps, business, wish.customerId)
  if ('refusal' in profile) throw notFound()
  const { zone, planned } = await deps.store.inBusiness(business, async tx => ({
    zone: (await tx.business.read()).zone,
    planned: await contactItems(tx, wish),
  }))
  const items = [...saleItems(profile, wish.locale), ...planned]
    .toSorted((a, b) => b.at - a.at || (a.itemId < b.itemId ? 1 : -1))
    .filter(item => after === undefined || item.at < after[0] || (item.at === after[0] && item.itemId < after[1]))
  const page = items.slice(0, wish.limit)
  const last = page.at(-1)
  return {
    items: page.map(item => ({ ...item, at: isoInstant(item.at), day: item.day ?? localDay(item.at, zone) })),
    nextCursor: items.length > page.length && last ? encodeCursor([last.at, last.itemId]) : null,
  }
}

function saleItems(profile: CustomerProfile, locale: Locale): Dated[] {
  const words = profileWords[locale]
  const text = { paid: words.purchase(), pending: words.purchasePending(), cancelled: words.purchaseCancelled() }
  return [
    ...profile.purchases.map((purchase): Dated => ({
      itemId: purchase.id,
      kind: 'purchase',
      at: purchase.occurredAt,
      day: purchase.day,
      text: text[purchase.status],
      detail: purchase.lines
        .map(line => line.name)
        .filter(name => name !== '')
        .join(', '),
      money: { minor: purchase.totalMinor, currency: purchase.currency },
      state: purchase.status,
    })),
    ...profile.refunds.map((refund): Dated => ({
      itemId: refund.id,
      kind: 'refund',
      at: refund.occurredAt,
      day: refund.day,
      text: words.refund(),
      detail: refund.reason ?? '',
      money: { minor: refund.totalMinor, currency: refund.currency },
      state: null,
    })),
  ]
}

async function contactItems(tx: Tx, { customerId, locale }: Wish): Promise<Dated[]> {
  const words = profileWords[locale]
  const contacts = await tx.plan.contactsOf(customerId, OF_EACH_KIND_MAX)
  const { messages } = await tx.deliver.list({ customerId, limit: OF_EACH_KIND_MAX })
  const replies = await tx.respond.replies({ customerId, limit: OF_EACH_KIND_MAX })
  const sent = new Set(messages.map(message => message.contactId))
  return [
    // A contact that became a message is told once, by its message; one that is only planned has not happened.
    ...contacts
      .filter(contact => contact.approvedAt !== null && !sent.has(contact.contactId))
      .map((contact): Dated => ({
        itemId: contact.contactId,
        kind: 'contact',
        at: contact.stateAt,
        text: `${words.contact[contact.rung]}: ${words.contactState[contact.state]}`,
        detail: contact.ownWords ?? '',
        money: null,
        state: contact.state,
      })),
    ...messages.map((message): Dated => ({
      itemId: message.messageId,
      kind: 'message',
      at: message.stateAt,
      text: `${words.message}: ${words.messageState[message.state]}`,
      detail: message.body,
      money: null,
      state: message.state,
    })),
    ...replies.map((reply): Dated => ({
      itemId: reply.replyId,
      kind: 'reply',
      at: reply.at,
      text: words.reply,
      detail: reply.text,
      money: null,
      state: reply.settledAs,
    })),
    ...contacts.flatMap(({ followUp, stateAt }): Dated[] =>
      followUp === null
        ? []
        : [
            {
              itemId: followUp.followUpId,
              kind: 'follow-up',
              at: stateAt,
              text: words.followUp({ day: followUp.dueOn }),
              detail: followUp.words,
              money: null,
              state: followUp.state,
            },
          ],
    ),
  ]
}
