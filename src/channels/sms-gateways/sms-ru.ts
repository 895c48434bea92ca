/** SMS.ru: one request, an answer per number (sms.ru/api/send), receipts in lines that are signed with the key (sms.ru/api/callback). */
import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel } from '../../ports/channel.ts'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { baseOf, digitsOf, formBody, providerChannel, SMS_PARTS } from '../provider-channel.ts'

const ANSWER = z.object({
  status_code: z.number(),
  status_text: z.string().optional(),
  sms: z
    .record(z.string(), z.object({ status_code: z.number(), sms_id: z.string().optional(), status_text: z.string().optional() }))
    .optional(),
})
/** Wrong key, no money, blocked, over the daily limit, the service is out of order: not the fault of this message. */
const ACCOUNT_CODES = new Set([200, 201, 204, 206, 210, 211, 212, 220, 300, 301, 302, 303, 304, 305, 500, 501, 502])
const BUSY_CODES = new Set([220, 500])

export function smsRuChannel(values: RouteValues<'sms-ru'>): Channel {
  return providerChannel({
    name: 'sms',
    idempotent: false,
    partChars: SMS_PARTS,
    inFlightMax: 10,
    request: message => ({
      url: `${baseOf(values.baseUrl, 'https://sms.ru')}/sms/send`,
      ...formBody({
        api_id: values.apiId,
        json: '1',
        [`to[${digitsOf(message.address)}]`]: message.body,
        ...(values.sender === '' ? {} : { from: values.sender }),
      }),
    }),
    read: answer => {
      const read = ANSWER.safeParse(answer.json)
      if (!read.success) return { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
      const [first] = Object.values(read.data.sms ?? {})
      if (first?.status_code === 100) return { kind: 'handed', providerId: first.sms_id ?? null, reason: 'accepted' }
      return refusalOf(first?.status_code ?? read.data.status_code, first?.status_text ?? read.data.status_text ?? '')
    },
  })
}

function refusalOf(code: number, text: string): ChannelOutcome {
  const detail = `${code} ${text}`.trim()
  if (BUSY_CODES.has(code)) return { kind: 'not-sent', reason: 'refused', detail }
  return ACCOUNT_CODES.has(code) ? { kind: 'not-sent', reason: 'not-configured', detail } : { kind: 'failed', reason: 'refused', detail }
}

const DELIVERED = '103'
const READ = '110'
const FAILED = new Set(['104', '105', '106', '107', '108', '150'])

/** `data[0]=sms_status\n<id>\n<code>…`; undefined when the hash over the lines is not made with our key. */
export function smsRuEvents(body: string, apiId: string): readonly ChannelEvent[] | undefined {
  const fields = new URLSearchParams(body)
  const lines = [...fields].filter(([name]) => /^data\[\d*\]$/.test(name)).map(([, value]) => value)
  const made = createHash('sha256')
    .update(apiId + lines.join(''))
    .digest()
  const given = Buffer.from(fields.get('hash') ?? '', 'hex')
  if (given.length !== made.length || !timingSafeEqual(given, made)) return undefined
  return lines.flatMap((line): ChannelEvent[] => {
    const [what, id = '', code = ''] = line.split('\n')
    const state = code === DELIVERED ? 'delivered' : code === READ ? 'read' : FAILED.has(code) ? 'failed' : undefined
    if (what !== 'sms_status' || state === undefined) return []
    return [{ kind: 'receipt', providerId: id, messageId: null, state, detail: code, address: null }]
  })
}
