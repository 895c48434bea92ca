/** A letter came in: an answer goes the way of every answer; stops, bounces and complaints take effect at once. */
import { type RefusalKind, SOFT_BOUNCES_MAX } from '../../domain/deliver/bounce.ts'
import { type InboundMail, type MailMeaning, meaningOf } from '../../domain/deliver/inbound-mail.ts'
import type { Message, MessageReason } from '../../domain/deliver/message.ts'
import { afterGroup, uncountedGate } from '../../domain/deliver/sending-gate.ts'
import { unreachable } from '../../kernel/assert.ts'
import type { BusinessId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../ports/store.ts'
import { suppressBounced } from '../deliver/suppress-bounced.ts'
import { unsubscribe } from '../deliver/unsubscribe.ts'
import { receiveReply, type RespondDeps } from './receive-reply.ts'

/** Told twice, it happens once: states only move forward, a stop stays a stop, an answer is known by its Message-ID. */
export async function receiveMail(deps: RespondDeps, business: BusinessId, mail: InboundMail): Promise<MailMeaning> {
  const meaning = meaningOf(mail)
  switch (meaning.kind) {
    case 'ignored':
      return meaning
    case 'reply':
      await receiveAnswer(deps, business, { mail, meaning })
      return meaning
    case 'stop':
      await stop(deps, business, meaning.messageId)
      return meaning
    case 'arrived':
      await settle(deps, business, {
        messageId: meaning.messageId,
        apply: (tx, message, at) => move(tx, message, { state: 'delivered', reason: 'accepted', at }),
      })
      return meaning
    case 'complaint':
      await settle(deps, business, { messageId: meaning.messageId, apply: complain })
      return meaning
    case 'bounce':
      await settle(deps, business, {
        messageId: meaning.messageId,
        apply: (tx, message, at) => bounce(tx, message, { refusal: meaning.refusal, at }),
      })
      return meaning
    default:
      return unreachable(meaning)
  }
}

async function receiveAnswer(
  deps: RespondDeps,
  business: BusinessId,
  { mail, meaning }: { readonly mail: InboundMail; readonly meaning: Extract<MailMeaning, { readonly kind: 'reply' }> },
): Promise<void> {
  const reply = { channel: 'email', providerReplyId: mail.mailId, text: mail.text === '' ? mail.subject : mail.text, actor: 'customer' }
  const { messageId, from } = meaning
  const received = messageId === null ? undefined : await receiveReply(deps, business, { ...reply, from: { messageId } })
  // A message of another copy, or one that was erased: then the address is all there is.
  if (received === undefined || received.status === 'not-found') await receiveReply(deps, business, { ...reply, from: { address: from } })
}

async function stop(deps: RespondDeps, business: BusinessId, messageId: MessageId): Promise<void> {
  const message = await deps.store.inBusiness(business, tx => tx.deliver.find(messageId))
  if (message === undefined || message.contactPointId === null) return
  await unsubscribe(deps, { business, contactPointId: message.contactPointId, messageId }, 'advertising')
}

interface Settling {
  readonly messageId: MessageId
  apply(tx: Tx, message: Message, at: Instant): Promise<void>
}

async function settle(deps: RespondDeps, business: BusinessId, { messageId, apply }: Settling): Promise<void> {
  const at = deps.clock.now()
  await deps.store.inBusiness(business, async tx => {
    const message = await tx.deliver.find(messageId)
    if (message !== undefined) await apply(tx, message, at)
  })
}

const BOUNCE_REASONS: Readonly<Record<RefusalKind, MessageReason>> = {
  'no-such-address': 'no-such-address',
  'mailbox-full': 'mailbox-full',
  'sender-refused': 'sender-refused',
  temporary: 'refused',
  refused: 'refused',
}

async function bounce(tx: Tx, message: Message, { refusal, at }: { readonly refusal: RefusalKind; readonly at: Instant }): Promise<void> {
  await move(tx, message, { state: 'bounced', reason: BOUNCE_REASONS[refusal], at })
  if (refusal === 'sender-refused') return noteDistrust(tx, at)
  const isGone = refusal === 'no-such-address' || (await tx.deliver.failuresInARow(message.address)) >= SOFT_BOUNCES_MAX
  if (isGone) await suppressBounced(tx, [message], { at, source: 'dsn' })
}

/** The receiving house distrusts us, not him: after some of these the sending rests, and the owner sees why. */
async function noteDistrust(tx: Tx, at: Instant): Promise<void> {
  const gate = (await tx.deliver.gates(['channel:email'], { isLocked: true })).get('channel:email')?.gate ?? uncountedGate(at)
  await tx.deliver.saveGate('channel:email', afterGroup(gate, { taken: 0, providerFailures: 1, pauseMs: 0, reason: 'sender-refused', at }))
}

/** Whoever calls a letter spam gets no advertising there any more, whatever he once agreed to. */
async function complain(tx: Tx, message: Message, at: Instant): Promise<void> {
  await move(tx, message, { state: 'delivered', reason: 'complained', at })
  await suppressBounced(tx, [message], { at, source: 'arf', kind: 'complaint' })
}

async function move(
  tx: Tx,
  { messageId }: Message,
  { state, reason, at }: { readonly state: 'delivered' | 'bounced'; readonly reason: MessageReason; readonly at: Instant },
): Promise<void> {
  await tx.deliver.settle([{ messageId, state, reason }], at)
}
