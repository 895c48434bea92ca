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
/** Too often per second, flood control, the daily limit of the method. */
const SLOW_DOWN = new Set([6, 9, 29])
/** A wrong or withdrawn key of the community, no right to write. */
const ACCOUNT_CODES = new Set([5, 7, 15, 27])
/** He did not allow it, put us on his black list, or his settings forbid it. */
const GONE = new Set([900, 901, 902])
const INTERNAL = 10

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
  if (SLOW_DOWN.has(code)) return { kind: 'not-sent', reason: 'refused', detail, waitMs: code === 29 ? 3_600_000 : 1_000 }
  if (ACCOUNT_CODES.has(code)) return { kind: 'not-sent', reason: 'not-configured', detail }
  if (GONE.has(code)) return { kind: 'failed', reason: 'address-gone', detail }
  return code === INTERNAL ? { kind: 'unknown', reason: 'no-answer-after-data', detail } : { kind: 'failed', reason: 'refused', detail }
}
