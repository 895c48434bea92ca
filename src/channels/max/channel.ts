/** MAX by its Bot API (dev.max.ru/docs-api): 30 requests a second, no key against repeats. */
import * as z from 'zod'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import type { Channel } from '../../ports/channel.ts'
import { answerButtons } from '../answer-buttons.ts'
import { outcomeOfStatus } from '../provider-call.ts'
import { baseOf, jsonBody, providerChannel } from '../provider-channel.ts'

export const MAX_BASE = 'https://platform-api2.max.ru'
const ACCEPTED = z.object({ message: z.object({ body: z.object({ mid: z.string() }) }) })
const REFUSED = z.object({ code: z.string(), message: z.string().default('') })
/** He stopped the bot, never began it, or the chat is closed. */
const GONE = /chat\.denied|user\.not\.found|chat\.not\.found|dialog\.suspended/

export function maxChannel(values: RouteValues<'max'>): Channel {
  return providerChannel({
    name: 'max',
    idempotent: false,
    partChars: null,
    inFlightMax: 10,
    readsEveryStatus: true,
    request: message => {
      const buttons = answerButtons(message).map(({ label, data }) => [{ type: 'callback', text: label, payload: data }])
      return {
        url: `${baseOf(values.baseUrl, MAX_BASE)}/messages?user_id=${encodeURIComponent(message.address)}`,
        ...jsonBody(
          {
            text: message.unsubscribeUrl === null ? message.body : `${message.body}\n\n${message.unsubscribeUrl}`,
            notify: true,
            ...(buttons.length === 0 ? {} : { attachments: [{ type: 'inline_keyboard', payload: { buttons } }] }),
          },
          { Authorization: values.token },
        ),
      }
    },
    read: answer => {
      const accepted = ACCEPTED.safeParse(answer.json)
      if (answer.status < 300 && accepted.success) return { kind: 'handed', providerId: accepted.data.message.body.mid, reason: 'accepted' }
      const refused = REFUSED.safeParse(answer.json)
      if (refused.success && GONE.test(refused.data.code))
        return { kind: 'failed', reason: 'address-gone', detail: `${refused.data.code} ${refused.data.message}` }
      return outcomeOfStatus(answer) ?? { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
    },
  })
}
