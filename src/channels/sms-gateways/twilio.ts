/**
 * Twilio: basic authorisation, statuses and answers signed over the address and the sorted fields (twilio.com/docs/usage/security).
 * Each message names the address of its own reports (StatusCallback; twilio.com/docs/messaging/guides/track-outbound-message-status).
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import { id, isId } from '../../kernel/ids.ts'
import type { Channel } from '../../ports/channel.ts'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import { outcomeOfStatus } from '../provider-call.ts'
import { baseOf, formBody, providerChannel, SMS_PARTS } from '../provider-channel.ts'

const ACCEPTED = z.object({ sid: z.string() })
const REFUSED = z.object({ code: z.number(), message: z.string() })
/** He answered STOP to this number; it is no number, or none that takes messages; nothing goes there from ours. */
const REFUSED_FOR_GOOD: Readonly<Record<number, 'opted-out' | 'no-such-address' | 'refused'>> = {
  21610: 'opted-out',
  21211: 'no-such-address',
  21614: 'no-such-address',
  21612: 'refused',
}
/** Reported later: nobody knows this number. */
const UNKNOWN_NUMBER = '30005'
/** The sender is not ours or not for messages, the country or the account is not opened for them, a daily limit, a stopped account. */
const ACCOUNT_CODES = new Set([20005, 21212, 21408, 21603, 21606, 21608, 21659, 21660, 21703, 21704, 30002, 63038])

export function twilioChannel(values: RouteValues<'twilio'>): Channel {
  return providerChannel({
    name: 'sms',
    idempotent: false,
    partChars: SMS_PARTS,
    inFlightMax: 10,
    readsEveryStatus: true,
    request: message => {
      const form = formBody({
        To: message.address,
        [values.sender.startsWith('MG') ? 'MessagingServiceSid' : 'From']: values.sender,
        Body: message.body,
        ...(message.statusUrl ? { StatusCallback: message.statusUrl } : {}),
      })
      const account = `${values.accountSid}:${values.authToken}`
      return {
        url: `${baseOf(values.baseUrl, 'https://api.twilio.com')}/2010-04-01/Accounts/${encodeURIComponent(values.accountSid)}/Messages.json`,
        ...form,
        headers: { ...form.headers, Authorization: `Basic ${Buffer.from(account).toString('base64')}` },
      }
    },
    read: answer => {
      const accepted = ACCEPTED.safeParse(answer.json)
      if (answer.status < 300 && accepted.success) return { kind: 'handed', providerId: accepted.data.sid, reason: 'accepted' }
      const refused = REFUSED.safeParse(answer.json)
      const { code = 0, message = '' } = refused.data ?? {}
      const detail = `${code} ${message}`
      const refusal = REFUSED_FOR_GOOD[code]
      if (refusal !== undefined) return { kind: 'failed', reason: refusal, detail }
      if (ACCOUNT_CODES.has(code)) return { kind: 'not-sent', reason: 'not-configured', detail }
      return outcomeOfStatus(answer) ?? { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
    },
  })
}

/** HMAC-SHA-1 over the full address and every field with its value, by name (Twilio, "Validating requests"). */
export function isSignedByTwilio(
  authToken: string,
  hook: { readonly url: string; readonly fields: URLSearchParams; readonly signature: string },
): boolean {
  const text =
    hook.url +
    [...hook.fields]
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, value]) => name + value)
      .join('')
  const made = createHmac('sha1', authToken).update(text, 'utf8').digest()
  const given = Buffer.from(hook.signature, 'base64')
  return given.length === made.length && timingSafeEqual(given, made)
}

const STATES: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
}

/** @param url the address that was called: it names our message. */
export function twilioEvents(fields: URLSearchParams, url: string): readonly ChannelEvent[] {
  const sid = fields.get('MessageSid') ?? fields.get('SmsSid') ?? ''
  if (sid === '') return []
  const from = fields.get('From')
  const words = fields.get('Body')
  const status = fields.get('MessageStatus') ?? fields.get('SmsStatus') ?? ''
  if (words !== null && from !== null && (status === '' || status === 'received'))
    return [{ kind: 'text', eventKey: sid, account: from, text: words }]
  const state = STATES[status]
  if (state === undefined) return []
  const named = new URL(url).searchParams.get('message') ?? ''
  const detail = [status, fields.get('ErrorCode')].filter(part => part !== null && part !== '').join(':')
  const address = fields.get('To')
  const isLost = fields.get('ErrorCode') === UNKNOWN_NUMBER && address !== null
  return [
    { kind: 'receipt', providerId: sid, messageId: isId(named) ? id<'message'>(named) : null, state, detail, address },
    ...(isLost ? [{ kind: 'lost', account: address, reason: 'address-gone', detail } as const] : []),
  ]
}
