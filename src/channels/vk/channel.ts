/** VK: messages of a community; a repeated `random_id` is folded by the server (VKCOM/vk-api-schema, messages.send). */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { MessageId } from '../../kernel/ids.ts'
import type { Channel } from '../../ports/channel.ts'
import { answerButtons } from '../answer-buttons.ts'
import { baseOf, formBody, providerChannel } from '../provider-channel.ts'

export const VK_VERSION = '5.199'
const ANSWER = z.union([
  z.object({ response: z.union([z.number(), z.array(z.object({ message_id: z.number() }))]) }),
  z.object({ error: z.object({ error_code: z.number(), error_msg: z.string() }) }),
])
/** How long to wait: too often per second, flood control, a captcha is wanted, the daily limit of the method. */
const SLOW_DOWN: Readonly<Record<number, number>> = { 6: 1_000, 9: 60_000, 14: 600_000, 29: 3_600_000 }
/** A wrong, withdrawn or expired key, no right to write, our address not allowed, buttons not allowed by the community. */
const ACCOUNT_CODES = new Set([2, 4, 5, 7, 15, 17, 20, 27, 28, 42, 912, 1117])
/** He is deleted or banned, or he did not allow it, put us on his black list, or his settings forbid it. */
const GONE = new Set([18, 113, 900, 901, 902, 936, 3610])
/** Unknown, internal, interrupted: it may have been sent, and may be sent again. */
const INTERNAL = new Set([1, 10, 36])

export function vkChannel(values: RouteValues<'vk'>): Channel {
  return providerChannel({
    name: 'vk',
    idempotent: true,
    partChars: null,
    inFlightMax: 15,
    request: message => {
      const buttons = answerButtons(message).map(({ label, data }) => [
        { action: { type: 'text', label, payload: JSON.stringify({ answer: data }) } },
      ])
      return {
        url: `${baseOf(values.baseUrl, 'https://api.vk.com')}/method/messages.send`,
        ...formBody({
          access_token: values.token,
          v: VK_VERSION,
          user_id: message.address,
          random_id: String(randomIdOf(message.messageId)),
          message: message.unsubscribeUrl === null ? message.body : `${message.body}\n\n${message.unsubscribeUrl}`,
          dont_parse_links: '1',
          ...(buttons.length === 0 ? {} : { keyboard: JSON.stringify({ inline: true, buttons }) }),
        }),
      }
    },
    read: (answer, message) => {
      const read = ANSWER.safeParse(answer.json)
      if (!read.success) return { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
      if ('error' in read.data) return refusalOf(read.data.error)
      return { kind: 'handed', providerId: `${message.address}:${randomIdOf(message.messageId)}`, reason: 'accepted' }
    },
  })
}

/** 1 … 2 147 483 646, the same for the same message. */
export function randomIdOf(messageId: MessageId): number {
  return (createHash('sha256').update(messageId).digest().readUInt32BE(0) % 2_147_483_646) + 1
}

function refusalOf({ error_code: code, error_msg: text }: { readonly error_code: number; readonly error_msg: string }): ChannelOutcome {
  const detail = `${code} ${text}`
  const waitMs = SLOW_DOWN[code]
  if (waitMs !== undefined) return { kind: 'not-sent', reason: 'refused', detail, waitMs }
  if (ACCOUNT_CODES.has(code)) return { kind: 'not-sent', reason: 'not-configured', detail }
  if (GONE.has(code)) return { kind: 'failed', reason: 'address-gone', detail }
  return INTERNAL.has(code) ? { kind: 'unknown', reason: 'no-answer-after-data', detail } : { kind: 'failed', reason: 'refused', detail }
}
