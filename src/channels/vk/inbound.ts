/** What VK tells our callback (vk-api-schema, callback/objects.json). Every event but the handshake is answered with "ok". */
import * as z from 'zod'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { readButton } from '../answer-buttons.ts'

const CALLBACK = z.object({
  type: z.string(),
  group_id: z.number(),
  event_id: z.string().optional(),
  secret: z.string().optional(),
  object: z.unknown().optional(),
})
const NEW = z.object({
  message: z.object({
    from_id: z.number(),
    peer_id: z.number().optional(),
    text: z.string().default(''),
    payload: z.string().optional(),
    ref: z.string().optional(),
  }),
})
const ALLOWED = z.object({ user_id: z.number(), key: z.string().optional() })
const PAYLOAD = z.object({ answer: z.string() })

export type VkCallback =
  | { readonly kind: 'handshake'; readonly groupId: string }
  | { readonly kind: 'events'; readonly groupId: string; readonly secret: string; readonly events: readonly ChannelEvent[] }

export function readVk(json: unknown): VkCallback | undefined {
  const read = CALLBACK.safeParse(json)
  if (!read.success) return undefined
  const { type, event_id: eventKey = '', secret = '', object } = read.data
  const groupId = String(read.data.group_id)
  if (type === 'confirmation') return { kind: 'handshake', groupId }
  return { kind: 'events', groupId, secret, events: eventsOf(type, { eventKey, object }) }
}

function eventsOf(type: string, { eventKey, object }: { readonly eventKey: string; readonly object: unknown }): readonly ChannelEvent[] {
  if (type === 'message_new') {
    const read = NEW.safeParse(object)
    return read.success ? arrived(read.data.message, eventKey) : []
  }
  const person = ALLOWED.safeParse(object)
  if (!person.success) return []
  const account = String(person.data.user_id)
  if (type === 'message_deny') return [{ kind: 'off', account, detail: 'took the permission back' }]
  if (type !== 'message_allow') return []
  const { key } = person.data
  return key === undefined || key === '' ? [{ kind: 'on', account }] : [{ kind: 'bind', eventKey, account, token: key, name: '' }]
}

/** Words in a group chat have another peer, those of a community a negative sender: neither is a customer who answers us. */
function arrived(message: z.infer<typeof NEW>['message'], eventKey: string): readonly ChannelEvent[] {
  if (message.from_id <= 0 || (message.peer_id ?? message.from_id) !== message.from_id) return []
  const account = String(message.from_id)
  const button = readButton(answerIn(message.payload))
  if (button !== undefined) return [{ kind: 'button', eventKey, account, ...button }]
  const words: ChannelEvent = { kind: 'text', eventKey, account, text: message.text }
  // `vk.me/club1?ref=token`: the reference comes with his first words.
  if (message.ref !== undefined && message.ref !== '')
    return [{ kind: 'bind', eventKey: `${eventKey}:ref`, account, token: message.ref, name: '' }, words]
  return [words]
}

function answerIn(payload: string | undefined): string {
  if (payload === undefined) return ''
  try {
    const read = PAYLOAD.safeParse(JSON.parse(payload))
    return read.success ? read.data.answer : ''
  } catch {
    return ''
  }
}
