/** The inbox: what waits for a person, one thread per customer, and what he does with it. */
import { readAddress } from '../../domain/collect/contact-point.ts'
import { ownWords } from '../../domain/respond/quoted.ts'
import { REPLY_CHARS_MAX } from '../../domain/respond/read-reply.ts'
import { type BusinessId, type CustomerId, newId, type ReplyId } from '../../kernel/ids.ts'
import { addMs, DAY_MS } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { phoneText } from '../../kernel/phone-text.ts'
import type { InboxThread, ThreadEntry } from '../../ports/inbox-store.ts'
import type { Complaint } from '../../ports/respond-store.ts'
import type { RespondDeps } from './respond-deps.ts'
import { suggestAnswer } from './suggest-answer.ts'
import { tellCustomer } from './tell-customer.ts'

const ENTRIES_MAX = 200

export async function listInbox(
  { store }: Pick<RespondDeps, 'store'>,
  business: BusinessId,
  options: { readonly openOnly: boolean; readonly limit: number },
): Promise<readonly InboxThread[]> {
  const threads = await store.inBusiness(business, tx => tx.inbox.threads(options))
  return threads.map(thread => ({ ...thread, lastText: ownWords(thread.lastText.slice(0, REPLY_CHARS_MAX)) }))
}

export interface Thread {
  readonly customerId: CustomerId
  readonly customerName: string
  readonly phone: string | null
  readonly locale: Locale
  readonly entries: readonly ThreadEntry[]
  readonly complaint: Complaint | null
  /** Empty when nothing waits for an answer. */
  readonly suggestion: string
}

export async function readThread(
  { store, clock }: RespondDeps,
  business: BusinessId,
  customerId: CustomerId,
): Promise<Thread | { readonly refusal: 'unknown-customer' }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const customer = await tx.collect.customers.find(customerId)
    if (customer === undefined) return { refusal: 'unknown-customer' }
    const settings = await tx.business.read()
    const points = await tx.collect.customers.pointsOf([customerId])
    const locale = customer.locale ?? settings.locale
    const [complaint] = await tx.respond.openComplaints([customerId])
    return {
      customerId,
      customerName: customer.fullName === '' ? phoneText(points[0]?.address ?? '') : customer.fullName,
      phone: points.find(point => point.kind === 'phone')?.address ?? null,
      locale,
      entries: await tx.inbox.thread(customerId, ENTRIES_MAX),
      complaint: complaint ?? null,
      suggestion: await suggestAnswer(tx, { business: settings, customerId, locale, answeredOn: null, at }),
    }
  })
}

export type AnswerResult = { readonly messageId: string } | { readonly refusal: 'unknown-customer' | 'no-way' }

/** One tap: goes to the outbox over the channel he wrote on, and what was open is answered. */
export async function sendAnswer(
  { store, clock }: RespondDeps,
  business: BusinessId,
  input: { readonly customerId: CustomerId; readonly text: string; readonly actor: string; readonly key: string | null },
): Promise<AnswerResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const customer = await tx.collect.customers.find(input.customerId)
    if (customer === undefined) return { refusal: 'unknown-customer' }
    const settings = await tx.business.read()
    const [last] = await tx.respond.replies({ customerId: input.customerId, limit: 1 })
    const telling = {
      business: settings,
      customerId: input.customerId,
      locale: customer.locale ?? settings.locale,
      answeredOn: last?.channel ?? null,
      at,
    }
    const messageId = await tellCustomer(tx, telling, {
      dedupeKey: `answer:${input.customerId}:${input.key ?? newId<'answer'>(at)}`,
      subject: null,
      body: input.text.slice(0, REPLY_CHARS_MAX * 2),
      notAfter: addMs(at, DAY_MS),
    })
    if (messageId === null) return { refusal: 'no-way' }
    await tx.inbox.settleAll(input.customerId, 'answered')
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'reply-answered',
      subject: `customer:${input.customerId}`,
      detail: { messageId },
    })
    return { messageId }
  })
}

export async function finishThread(
  { store }: Pick<RespondDeps, 'store'>,
  business: BusinessId,
  customerId: CustomerId,
): Promise<{ readonly settled: number }> {
  return { settled: await store.inBusiness(business, tx => tx.inbox.settleAll(customerId, 'done')) }
}

export async function finishReply(
  { store }: Pick<RespondDeps, 'store'>,
  business: BusinessId,
  replyId: ReplyId,
): Promise<'done' | 'unknown-reply'> {
  return store.inBusiness(business, async tx => {
    if ((await tx.inbox.senderOf(replyId)) === undefined) return 'unknown-reply'
    await tx.respond.settleReply(replyId, 'done')
    return 'done'
  })
}

export async function addNote(
  { store, clock }: RespondDeps,
  business: BusinessId,
  input: { readonly customerId: CustomerId; readonly text: string; readonly actor: string },
): Promise<{ readonly noteId: string } | { readonly refusal: 'unknown-customer' }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    if ((await tx.collect.customers.find(input.customerId)) === undefined) return { refusal: 'unknown-customer' }
    const noteId = newId<'note'>(at)
    await tx.inbox.addNote({ ...input, noteId, at })
    return { noteId }
  })
}

/** A stranger turns out to be a customer: his words and his address become the customer's; consent does not come with them. */
export async function linkReply(
  { store, clock }: RespondDeps,
  business: BusinessId,
  input: { readonly replyId: ReplyId; readonly customerId: CustomerId; readonly actor: string },
): Promise<{ readonly linked: number } | { readonly refusal: 'unknown-reply' | 'unknown-customer' | 'known-sender' }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const sender = await tx.inbox.senderOf(input.replyId)
    if (sender === undefined) return { refusal: 'unknown-reply' }
    if (sender.customerId !== null) return { refusal: 'known-sender' }
    if ((await tx.collect.customers.find(input.customerId)) === undefined) return { refusal: 'unknown-customer' }
    const linked = await tx.inbox.giveTo(input.customerId, { replyId: input.replyId, senderAddress: sender.senderAddress })
    const { country } = await tx.business.read()
    const address = sender.senderAddress ?? ''
    const point = readAddress({ kind: address.includes('@') ? 'email' : 'phone', address }, country)
    if (!('refusal' in point) && (await tx.collect.customers.ownersOf(point)).length === 0)
      await tx.collect.customers.link(input.customerId, point, { at, importId: null })
    await tx.business.markChanged([input.customerId], at)
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'stranger-linked',
      subject: `customer:${input.customerId}`,
      detail: { replyId: input.replyId },
    })
    return { linked }
  })
}
