/** SMSC.ru: our own number goes with the message and comes back in the receipt (smsc.ru/api/http). The same account carries Viber. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { MessageId } from '../../kernel/ids.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel } from '../../ports/channel.ts'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { baseOf, digitsOf, formBody, providerChannel, SMS_PARTS } from '../provider-channel.ts'

interface SmscValues {
  readonly login: string
  readonly password: string
  readonly sender: string
  readonly baseUrl: string
}

const ANSWER = z.object({
  id: z.union([z.number(), z.string()]).optional(),
  cnt: z.number().optional(),
  error: z.string().optional(),
  error_code: z.number().optional(),
})
/** Parameters, login, money, a blocked address, too many requests: of the account, not of the message. */
const ACCOUNT_CODES = new Set([1, 2, 3, 4])
const BUSY_CODE = 9
/** The form of the number is wrong. */
const NO_NUMBER_CODE = 7
/** Reported later: nobody has this number. */
const NO_NUMBER_STATUS = '22'

export function smscRuChannel(values: SmscValues, as: 'sms' | 'viber'): Channel {
  return providerChannel({
    name: as,
    idempotent: false,
    partChars: as === 'sms' ? SMS_PARTS : null,
    inFlightMax: 10,
    request: message => ({
      url: `${baseOf(values.baseUrl, 'https://smsc.ru')}/sys/send.php`,
      ...formBody({
        login: values.login,
        psw: values.password,
        phones: digitsOf(message.address),
        mes: message.body,
        id: smscNumber(message.messageId),
        fmt: '3',
        charset: 'utf-8',
        ...(as === 'viber' ? { viber: '1' } : {}),
        ...(values.sender === '' ? {} : { sender: values.sender }),
      }),
    }),
    read: (answer, message) => {
      const read = ANSWER.safeParse(answer.json)
      const { error_code: code, error = '', id: taken } = read.success ? read.data : {}
      // An answer without a number and without a refusal says nothing: it may be a page of somebody in between.
      if (code === undefined && taken === undefined)
        return { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
      if (code === undefined) return { kind: 'handed', providerId: smscNumber(message.messageId), reason: 'accepted' }
      return refusalOf(code, error)
    },
  })
}

function refusalOf(code: number, text: string): ChannelOutcome {
  const detail = `${code} ${text}`.trim()
  if (code === BUSY_CODE) return { kind: 'not-sent', reason: 'refused', detail, waitMs: 60_000 }
  if (code === NO_NUMBER_CODE) return { kind: 'failed', reason: 'no-such-address', detail }
  return ACCOUNT_CODES.has(code) ? { kind: 'not-sent', reason: 'not-configured', detail } : { kind: 'failed', reason: 'refused', detail }
}

/** 1 … 2 147 483 646, always the same for the same message: a repeated one is recognised. */
export function smscNumber(messageId: MessageId): string {
  return String((createHash('sha256').update(messageId).digest().readUInt32BE(0) % 2_147_483_646) + 1)
}

const STATES: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  '1': 'delivered', '2': 'read', '4': 'read', '3': 'failed', '20': 'failed', '22': 'failed', '23': 'failed', '24': 'failed', '25': 'failed',
} // prettier-ignore

/** Fields of a POST or of the query: a receipt has a status, an arrived message has words. */
export function smscRuEvents(fields: URLSearchParams): readonly ChannelEvent[] {
  const [id, phone, status, words] = ['id', 'phone', 'status', 'mes'].map(name => fields.get(name) ?? '')
  if (id === undefined || id === '' || phone === undefined) return []
  if (words !== undefined && words !== '')
    return [{ kind: 'text', eventKey: fields.get('sms_id') ?? id, account: `+${digitsOf(phone)}`, text: words }]
  const state = STATES[status ?? '']
  if (state === undefined) return []
  const detail = [status, fields.get('err')].filter(part => part !== null && part !== '').join(':')
  const address = phone === '' ? null : `+${digitsOf(phone)}`
  const isLost = status === NO_NUMBER_STATUS && address !== null
  return [
    { kind: 'receipt', providerId: id, messageId: null, state, detail, address },
    ...(isLost ? [{ kind: 'lost', account: address, reason: 'address-gone', detail } as const] : []),
  ]
}
