/** Mobica (Bulgaria): our own id goes with the message and comes back in the receipt (mobica.bg/en/docs/v2). */
import * as z from 'zod'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import { id, isId } from '../../kernel/ids.ts'
import type { Channel } from '../../ports/channel.ts'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { baseOf, digitsOf, jsonBody, providerChannel, SMS_PARTS } from '../provider-channel.ts'

const ANSWER = z.object({ code: z.union([z.number(), z.string()]), description: z.string().optional() })
/** The numbers of its answers, as three published clients read them. What is not among them says nothing of the message. */
const ACCEPTED = '1004'
/** Login, no money, channel not allowed, address of the sender not allowed, account asleep. */
const ACCOUNT_CODES = new Set(['1115', '1117', '1119', '1121', '1122'])
const BUSY_CODE = '1118'
const NO_NUMBER_CODE = '1006'
/** Rejected, time not understood, form not understood, a field missing. */
const REFUSED_CODES = new Set(['1005', '1007', '1008', '1120'])

export function mobicaChannel(values: RouteValues<'mobica'>): Channel {
  return providerChannel({
    name: 'sms',
    idempotent: false,
    partChars: SMS_PARTS,
    inFlightMax: 10,
    request: message => ({
      url: `${baseOf(values.baseUrl, 'https://gate.mobica.bg/v2')}/multi/json/sms.php`,
      ...jsonBody({
        user: values.user,
        pass: values.password,
        sms: [
          {
            idd: message.messageId,
            phone: Number(digitsOf(message.address)),
            message: message.body,
            ...(values.sender === '' ? {} : { from: values.sender }),
          },
        ],
      }),
    }),
    read: (answer, message) => {
      const read = ANSWER.safeParse(answer.json)
      if (!read.success) return { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
      const code = String(read.data.code)
      const detail = `${code} ${read.data.description ?? ''}`.trim()
      if (code === ACCEPTED) return { kind: 'handed', providerId: message.messageId, reason: 'accepted' }
      if (code === BUSY_CODE) return { kind: 'not-sent', reason: 'refused', detail, waitMs: 60_000 }
      if (ACCOUNT_CODES.has(code)) return { kind: 'not-sent', reason: 'not-configured', detail }
      if (code === NO_NUMBER_CODE) return { kind: 'failed', reason: 'no-such-address', detail }
      return REFUSED_CODES.has(code)
        ? { kind: 'failed', reason: 'refused', detail }
        : { kind: 'unknown', reason: 'no-answer-after-data', detail }
    },
  })
}

/** A GET with `idd` and the state in words. Its numbers are not published: what a number means is not guessed, the message stays sent. */
export function mobicaEvents(fields: URLSearchParams): readonly ChannelEvent[] {
  const key = fields.get('idd') ?? fields.get('id') ?? ''
  const word = (fields.get('status') ?? fields.get('dlr') ?? fields.get('description') ?? '').toUpperCase()
  const state = /^(DELIVRD|DELIVERED)$/.test(word)
    ? 'delivered'
    : /^(UNDELIV|UNDELIVERED|EXPIRED|REJECTD|REJECTED|FAILED|DELETED)$/.test(word)
      ? 'failed'
      : undefined
  if (key === '' || state === undefined) return []
  const phone = fields.get('phone')
  const address = phone === null ? null : `+${digitsOf(phone)}`
  return [{ kind: 'receipt', providerId: key, messageId: isId(key) ? id<'message'>(key) : null, state, detail: word, address }]
}
