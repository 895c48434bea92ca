/** What WhatsApp tells our webhook: one POST carries statuses and words of many. The signature is over the bytes as they came. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { id, isId } from '../../kernel/ids.ts'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { readButton } from '../answer-buttons.ts'

const STATUS = z.object({
  id: z.string(),
  status: z.string(),
  recipient_id: z.string().optional(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(z.object({ code: z.number() })).optional(),
})
const MESSAGE = z.object({
  id: z.string(),
  from: z.string(),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ payload: z.string().optional(), text: z.string().optional() }).optional(),
  interactive: z.object({ button_reply: z.object({ id: z.string(), title: z.string() }).optional() }).optional(),
})
const PREFERENCE = z.object({ wa_id: z.string(), category: z.literal('marketing_messages'), value: z.literal('stop') })
const HOOK = z.object({
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          value: z.object({
            statuses: z.array(z.unknown()).optional(),
            messages: z.array(z.unknown()).optional(),
            user_preferences: z.array(z.unknown()).optional(),
          }),
        }),
      ),
    }),
  ),
})

export function isSignedByWhatsapp(
  appSecret: string,
  { body, signature }: { readonly body: Uint8Array; readonly signature: string },
): boolean {
  const made = createHmac('sha256', appSecret).update(body).digest()
  const given = Buffer.from(signature.replace(/^sha256=/, ''), 'hex')
  return appSecret !== '' && given.length === made.length && timingSafeEqual(given, made)
}

/** What nobody knows is passed over: an unknown kind of event must not make the provider bring it for a week. */
export function whatsappEvents(json: unknown): readonly ChannelEvent[] {
  const read = HOOK.safeParse(json)
  if (!read.success) return []
  return read.data.entry
    .flatMap(entry => entry.changes)
    .flatMap(({ value }) => [
      ...(value.statuses ?? []).flatMap(receiptOf),
      ...(value.messages ?? []).flatMap(wordsOf),
      ...(value.user_preferences ?? []).flatMap(wishOf),
    ])
}

/** No WhatsApp at this number, or he told WhatsApp that he wants no advertising of ours: in an answer or, more often, in a later status. */
export const LOST: Readonly<Record<number, 'address-gone' | 'opted-out'>> = { 131026: 'address-gone', 131050: 'opted-out' }

/** He used the switch of WhatsApp itself. That he turned it on again is no consent to ours. */
function wishOf(preference: unknown): ChannelEvent[] {
  const read = PREFERENCE.safeParse(preference)
  return read.success ? [{ kind: 'lost', account: `+${read.data.wa_id}`, reason: 'opted-out', detail: 'WhatsApp, offers turned off' }] : []
}

const STATES: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = { delivered: 'delivered', read: 'read', failed: 'failed' }

function receiptOf(status: unknown): ChannelEvent[] {
  const read = STATUS.safeParse(status)
  const state = read.success ? STATES[read.data.status] : undefined
  if (!read.success || state === undefined) return []
  const { biz_opaque_callback_data: own, errors = [], recipient_id: recipient } = read.data
  const address = recipient === undefined ? null : `+${recipient}`
  const detail = [read.data.status, ...errors.map(error => String(error.code))].join(':')
  const lost = errors.flatMap(({ code }): ChannelEvent[] => {
    const reason = LOST[code]
    return reason === undefined || address === null ? [] : [{ kind: 'lost', account: address, reason, detail }]
  })
  return [
    {
      kind: 'receipt',
      providerId: read.data.id,
      messageId: own !== undefined && isId(own) ? id<'message'>(own) : null,
      state,
      detail,
      address,
    },
    ...lost,
  ]
}

function wordsOf(message: unknown): ChannelEvent[] {
  const read = MESSAGE.safeParse(message)
  if (!read.success) return []
  const { id: eventKey, from, text, button, interactive } = read.data
  const account = `+${from}`
  const pressed = readButton(interactive?.button_reply?.id ?? button?.payload ?? '')
  if (pressed !== undefined) return [{ kind: 'button', eventKey, account, ...pressed }]
  const words = text?.body ?? interactive?.button_reply?.title ?? button?.text ?? ''
  return words === '' ? [] : [{ kind: 'text', eventKey, account, text: words }]
}
