/** Mobica (Bulgaria): our own id goes with the message and comes back in the receipt (mobica.bg/en/docs/v2). */
import * as z from 'zod'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import { id, isId } from '../../kernel/ids.ts'
import type { Channel } from '../../ports/channel.ts'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { baseOf, digitsOf, jsonBody, providerChannel, SMS_PARTS } from '../provider-channel.ts'

const ANSWER = z.object({ code: z.union([z.number(), z.string()]), description: z.string().optional() })
/** Accepted; everything else is a refusal with its number. */
const ACCEPTED = new Set(['1000', '0'])
/** Login, address not allowed, no money. */
const ACCOUNT_CODES = new Set(['1001', '1002', '1003', '1007'])

export function mobicaChannel(values: RouteValues<'mobica'>): Channel {
  return providerChannel({
    name: 'sms',
    idempotent: false,
    partChars: SMS_PARTS,
    inFlightMax: 10,
    request: message => ({
      url: `${baseOf(values.baseUrl, 'https://gate.mobica.bg/v2')}/send.php`,
      ...jsonBody({
        user: values.user,
        pass: values.password,
        phone: digitsOf(message.address),
        message: message.body,
        from: values.sender,
        idd: message.messageId,
      }),
    }),
    read: (answer, message) => {
      const read = ANSWER.safeParse(answer.json)
      if (!read.success) return { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
      const code = String(read.data.code)
      const detail = `${code} ${read.data.description ?? ''}`.trim()
      if (ACCEPTED.has(code)) return { kind: 'handed', providerId: message.messageId, reason: 'accepted' }
      return ACCOUNT_CODES.has(code)
        ? { kind: 'not-sent', reason: 'not-configured', detail }
        : { kind: 'failed', reason: 'refused', detail }
    },
  })
}

/** A GET with `idd` and the state in words or numbers. */
export function mobicaEvents(fields: URLSearchParams): readonly ChannelEvent[] {
  const key = fields.get('idd') ?? fields.get('id') ?? ''
  const word = (fields.get('status') ?? fields.get('dlr') ?? '').toUpperCase()
  const state = /^(DELIVRD|DELIVERED|1)$/.test(word)
    ? 'delivered'
    : /^(UNDELIV|UNDELIVERED|EXPIRED|REJECTD|REJECTED|FAILED|DELETED|2|5|16)$/.test(word)
      ? 'failed'
      : undefined
  if (key === '' || state === undefined) return []
  const phone = fields.get('phone')
  const address = phone === null ? null : `+${digitsOf(phone)}`
  return [{ kind: 'receipt', providerId: key, messageId: isId(key) ? id<'message'>(key) : null, state, detail: word, address }]
}
