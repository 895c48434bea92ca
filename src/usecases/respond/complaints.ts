/** An unhappy customer: advertising falls silent, and somebody of the shop has to make it good before it goes on. */
import { type BusinessId, type CustomerId, newId, type ReplyId } from '../../kernel/ids.ts'
import type { Tx } from '../../ports/store.ts'
import type { RespondDeps } from './respond-deps.ts'
import type { Settling } from './settling.ts'

/** Of ten: whoever gives less had a bad visit. */
export const LOW_SCORE_MAX = 6

export async function openComplaint(
  tx: Tx,
  { customerId, words, at }: Pick<Settling, 'customerId' | 'words' | 'at'>,
  { replyId, score }: { readonly replyId: ReplyId | null; readonly score: number | null },
): Promise<'opened' | 'already'> {
  const opened = await tx.respond.openComplaint(
    { complaintId: newId<'complaint'>(at), customerId, replyId, score, words: words.slice(0, 2000) },
    at,
  )
  await tx.deliver.cancelForCustomer(customerId, { purposes: ['marketing', 'content'], reason: 'contact-cancelled', at })
  await tx.deliver.cancelContacts(customerId, { reason: 'dismissed', at, rungs: ['soft', 'product', 'offer'] })
  await tx.business.markChanged([customerId], at)
  return opened
}

/** A score of a visit; a low one is a complaint. */
export async function recordScore(
  { store, clock }: RespondDeps,
  business: BusinessId,
  input: { readonly customerId: CustomerId; readonly score: number; readonly words: string; readonly actor: string },
): Promise<{ readonly complaint: 'opened' | 'already' | 'none' } | { readonly refusal: 'unknown-customer' }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    if ((await tx.collect.customers.find(input.customerId)) === undefined) return { refusal: 'unknown-customer' }
    await tx.respond.insertOutcome(
      {
        customerId: input.customerId,
        contactId: null,
        outcome: 'score',
        actor: input.actor,
        detail: { score: input.score, words: input.words.slice(0, 500) },
      },
      at,
    )
    if (input.score > LOW_SCORE_MAX) return { complaint: 'none' }
    return { complaint: await openComplaint(tx, { ...input, at }, { replyId: null, score: input.score }) }
  })
}

export async function closeComplaint(
  { store, clock }: RespondDeps,
  business: BusinessId,
  input: { readonly complaintId: string; readonly actor: string; readonly resolution: string },
): Promise<CustomerId | { readonly refusal: 'unknown-complaint' }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const customerId = await tx.respond.closeComplaint(input.complaintId, { ...input, at })
    if (customerId === undefined) return { refusal: 'unknown-complaint' }
    await tx.business.markChanged([customerId], at)
    return customerId
  })
}
