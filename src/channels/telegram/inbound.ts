/** What Telegram tells our webhook (core.telegram.org/bots/api#update): only private chats concern us. */
import * as z from 'zod'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { readButton } from '../answer-buttons.ts'

const PERSON = z.object({ id: z.number(), first_name: z.string().optional(), last_name: z.string().optional() })
const CHAT = z.object({ id: z.number(), type: z.string() })
const UPDATE = z.object({
  update_id: z.number(),
  message: z.object({ message_id: z.number(), from: PERSON.optional(), chat: CHAT, text: z.string().optional() }).optional(),
  callback_query: z.object({ id: z.string(), from: PERSON, data: z.string().optional() }).optional(),
  my_chat_member: z.object({ chat: CHAT, from: PERSON, new_chat_member: z.object({ status: z.string() }) }).optional(),
})

export interface TelegramUpdate {
  readonly events: readonly ChannelEvent[]
  /** A press has to be answered, or the button goes on turning. */
  readonly callbackId: string | null
}

const START = /^\/start(?:@\w+)?(?:\s+([A-Za-z0-9_-]{1,64}))?\s*$/

export function readTelegram(json: unknown): TelegramUpdate {
  const read = UPDATE.safeParse(json)
  if (!read.success) return { events: [], callbackId: null }
  const { update_id: updateId, message, callback_query: press, my_chat_member: member } = read.data
  const eventKey = String(updateId)
  if (press !== undefined) {
    const button = readButton(press.data ?? '')
    return {
      callbackId: press.id,
      events: button === undefined ? [] : [{ kind: 'button', eventKey, account: String(press.from.id), ...button }],
    }
  }
  if (member?.chat.type === 'private') {
    const account = String(member.chat.id)
    const { status } = member.new_chat_member
    return {
      callbackId: null,
      events: [status === 'kicked' ? { kind: 'off', account, detail: 'blocked the bot' } : { kind: 'on', account }],
    }
  }
  if (message?.chat.type !== 'private' || message.text === undefined) return { events: [], callbackId: null }
  const account = String(message.chat.id)
  const start = START.exec(message.text)
  if (start === null) return { callbackId: null, events: [{ kind: 'text', eventKey, account, text: message.text }] }
  const name = [message.from?.first_name, message.from?.last_name].filter(part => part !== undefined).join(' ')
  const token = start[1]
  return { callbackId: null, events: token === undefined ? [{ kind: 'on', account }] : [{ kind: 'bind', eventKey, account, token, name }] }
}
