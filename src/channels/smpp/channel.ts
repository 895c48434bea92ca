/** SMS straight to a message centre over SMPP 3.4. */
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel, Delivered, OutgoingMessage } from '../../ports/channel.ts'
import { asTheyCome } from '../as-they-come.ts'
import type { LinkOptions, LinkResult } from './link.ts'
import { holdLink, type LinkHold } from './links.ts'
import { shortMessageBody } from './pdu.ts'
import { idOfAnswer } from './receipt.ts'
import { type Joining, type Part, partsOf } from './short-text.ts'

export interface SmppSettings extends LinkOptions {
  /** A name of at most 11 Latin characters, a short code or a number in international form. */
  readonly sender: string
  readonly joining: Joining
}

/** One group of the outbox: with three lanes at most 48 are under way, because a crash leaves whole groups unknown. */
const GROUP_MAX = 16
const SMS_PARTS = { latin: 160, other: 70 } as const
/** Addresses and senders that the centre will not take however often it is asked (SMPP 3.4, 5.1.3). */
const REFUSED_ADDRESS = new Set([0x0b, 0x50, 0x51, 0x33, 0x34])

export function smppChannel(settings: SmppSettings): Channel {
  let hold: LinkHold | undefined
  const source = sourceOf(settings.sender)
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    hold ??= holdLink(linkOptions(settings))
    const { link } = hold
    return sendParts(partsOf(message.body, { joining: settings.joining, reference: nextReference() }), part =>
      link.submit(
        shortMessageBody({
          ...source,
          destinationTon: 1,
          destinationNpi: 1,
          destination: message.address.replace(/\D/g, ''),
          registeredDelivery: 1,
          ...part,
        }),
      ),
    )
  }
  return {
    name: 'sms',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: false, partChars: SMS_PARTS },
    bulk: {
      groupMax: GROUP_MAX,
      deliverMany: messages =>
        asTheyCome(
          messages.map(async (message): Promise<Delivered> => ({ messageId: message.messageId, outcome: await deliver(message) })),
        ),
    },
    deliver,
    close: async () => {
      await hold?.release()
      hold = undefined
    },
  }
}

/** Only what makes a line: the same account with another sender is the same line. */
export function linkOptions({
  host,
  port,
  isSecure,
  bind,
  answerMsMax,
  enquireMs,
  windowMax,
  connectMsMax,
  reconnectBaseMs,
}: LinkOptions): LinkOptions {
  return { host, port, isSecure, bind, answerMsMax, enquireMs, windowMax, connectMsMax, reconnectBaseMs }
}

let reference = 0
function nextReference(): number {
  reference = (reference + 1) & 0xff
  return reference
}

const TON = { international: 1, network: 3, alphanumeric: 5 } as const
const SHORT_CODE_DIGITS_MAX = 7

function sourceOf(sender: string): { readonly sourceTon: number; readonly sourceNpi: number; readonly source: string } {
  if (/\p{L}/u.test(sender)) return { sourceTon: TON.alphanumeric, sourceNpi: 0, source: sender.slice(0, 11) }
  const digits = sender.replace(/\D/g, '')
  return digits.length <= SHORT_CODE_DIGITS_MAX
    ? { sourceTon: TON.network, sourceNpi: 0, source: digits }
    : { sourceTon: TON.international, sourceNpi: 1, source: digits }
}

/** Part after part: what the first one already says about the account need not be asked again. */
async function sendParts(parts: readonly Part[], submit: (part: Part) => Promise<LinkResult>): Promise<ChannelOutcome> {
  const ids: string[] = []
  for (const part of parts) {
    const result = await submit(part)
    if (result.kind === 'accepted') ids.push(idOfAnswer(result.id))
    else if (ids.length === 0) return outcomeOf(result)
    // A part has gone: to send the whole again would be to send that part twice.
    else return { kind: 'unknown', reason: 'no-answer-after-data', detail: `${ids.length} of ${parts.length} parts left` }
  }
  return { kind: 'handed', providerId: ids.join(' '), reason: 'accepted' }
}

function outcomeOf(result: Exclude<LinkResult, { readonly kind: 'accepted' }>): ChannelOutcome {
  switch (result.kind) {
    case 'unknown':
      return { kind: 'unknown', reason: 'no-answer-after-data', detail: result.detail }
    case 'not-sent':
      return { kind: 'not-sent', reason: 'unreachable', detail: result.detail }
    case 'throttled':
      return { kind: 'not-sent', reason: 'refused', detail: 'the centre asks for patience', waitMs: result.waitMs }
    case 'no-bind':
      return { kind: 'not-sent', reason: 'not-configured', detail: `the bind was refused with ${hex(result.status)}` }
    case 'refused':
      return REFUSED_ADDRESS.has(result.status)
        ? { kind: 'failed', reason: 'refused', detail: `the centre refused the address with ${hex(result.status)}` }
        : { kind: 'not-sent', reason: 'refused', detail: `the centre answered ${hex(result.status)}` }
  }
}

function hex(status: number): string {
  return `0x${status.toString(16).padStart(8, '0')}`
}
