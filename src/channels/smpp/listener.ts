/** Receipts and answers from a message centre, kept before they are acknowledged. */
import { createHash } from 'node:crypto'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import type { ChannelListener, KeepEvents } from '../../ports/channel-hook.ts'
import { linkOptions, type SmppSettings } from './channel.ts'
import { holdLink } from './links.ts'
import type { ShortMessage } from './pdu.ts'
import { type IdForm, idOfReceipt, isReceipt, readReceipt } from './receipt.ts'
import { readPart } from './short-text.ts'

interface ListenerOptions {
  readonly idForm: IdForm
  readonly keep: KeepEvents
  /** Milliseconds of a clock that never goes back; a repeated message is the same for so long. */
  readonly nowMs?: () => number
}

/** A centre that got no acknowledgement brings the message again within seconds. */
const REPEAT_MS = 10 * 60_000

export async function smppListener(
  settings: SmppSettings,
  { idForm, keep, nowMs = () => performance.timeOrigin + performance.now() }: ListenerOptions,
): Promise<ChannelListener> {
  const hold = holdLink(linkOptions(settings))
  await hold.link.listen(messages =>
    keep(messages.flatMap(message => eventOf(message, { idForm, bucket: Math.floor(nowMs() / REPEAT_MS) }))),
  )
  return { close: () => hold.release() }
}

export function eventOf(message: ShortMessage, { idForm, bucket }: { readonly idForm: IdForm; readonly bucket: number }): ChannelEvent[] {
  if (isReceipt(message)) {
    const receipt = readReceipt(message)
    if (receipt === undefined || receipt.state === 'on-its-way') return []
    const providerId = idOfReceipt(receipt.id, idForm)
    return [
      {
        kind: 'receipt',
        providerId,
        messageId: null,
        state: receipt.state,
        detail: receipt.detail,
        address: internationalOf(message.source),
      },
    ]
  }
  const account = internationalOf(message.source)
  const { text, place } = readPart(message)
  if (place !== null && place.total > 1) return [{ kind: 'part', account, text, ...place }]
  // The centre gives an answer no name of its own: the same words from the same phone within ten minutes are the same answer.
  const eventKey = createHash('sha256').update(`${account}|${text}|${bucket}`).digest('base64url').slice(0, 32)
  return [{ kind: 'text', eventKey, account, text }]
}

function internationalOf(source: string): string {
  const digits = source.replace(/\D/g, '')
  return digits.length > 7 ? `+${digits}` : source
}
