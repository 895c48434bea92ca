/** What MAX tells our webhook (dev.max.ru/docs-api, Update). */
import * as z from 'zod'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { readButton } from '../answer-buttons.ts'

const USER = z.object({ user_id: z.number(), name: z.string().optional() })
const UPDATE = z.object({
  update_type: z.string(),
  timestamp: z.number(),
  user: USER.optional(),
  payload: z.string().nullish(),
  message: z
    .object({
      sender: USER.optional(),
      recipient: z.object({ chat_type: z.string() }).optional(),
      body: z.object({ mid: z.string(), text: z.string().nullish() }),
    })
    .nullish(),
  callback: z.object({ callback_id: z.string(), payload: z.string().nullish(), user: USER }).optional(),
})

export function maxEvents(json: unknown): readonly ChannelEvent[] {
  const read = UPDATE.safeParse(json)
  if (!read.success) return []
  const { update_type: type, user, payload, message, callback, timestamp } = read.data
  if (type === 'message_callback' && callback !== undefined) {
    const button = readButton(callback.payload ?? '')
    return button === undefined
      ? []
      : [{ kind: 'button', eventKey: callback.callback_id, account: String(callback.user.user_id), ...button }]
  }
  if (type === 'message_created' && message?.sender !== undefined) {
    // What is said in a group or a channel is not said to us.
    if ((message.recipient?.chat_type ?? 'dialog') !== 'dialog') return []
    const text = message.body.text ?? ''
    return text === '' ? [] : [{ kind: 'text', eventKey: message.body.mid, account: String(message.sender.user_id), text }]
  }
  if (user === undefined) return []
  const account = String(user.user_id)
  if (type === 'bot_stopped') return [{ kind: 'off', account, detail: 'stopped the bot' }]
  if (type !== 'bot_started') return []
  return payload === null || payload === undefined || payload === ''
    ? [{ kind: 'on', account }]
    : [{ kind: 'bind', eventKey: `${account}:${timestamp}`, account, token: payload, name: user.name ?? '' }]
}
