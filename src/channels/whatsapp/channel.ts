/** WhatsApp Cloud API: outside the 24 hours after the customer's own words only approved templates pass (developers.facebook.com/docs/whatsapp). */
import * as z from 'zod'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel, OutgoingMessage } from '../../ports/channel.ts'
import { askProvider, isOutcome, outcomeOfStatus, type ProviderAnswer, type ProviderRequest } from '../provider-call.ts'
import { baseOf, digitsOf, jsonBody } from '../provider-channel.ts'

const ACCEPTED = z.object({ messages: z.tuple([z.object({ id: z.string() })]) })
const REFUSED = z.object({ error: z.object({ code: z.number(), message: z.string().default('') }) })
/** 131047: more than 24 hours since his last words. */
const WINDOW_CLOSED = 131_047
/** Throughput, spam limit, too often to one person. */
const SLOW_DOWN: Readonly<Record<number, number>> = { 130429: 1_000, 131048: 3_600_000, 131056: 6_000, 4: 60_000, 80007: 60_000 }
/** No WhatsApp at this number, or he stopped marketing from us. */
const GONE = new Set([131_026, 131_050])
const ACCOUNT_CODES = new Set([0, 3, 10, 190, 131_031, 131_042, 132_001, 132_015, 368])

export function whatsappChannel(values: RouteValues<'whatsapp'>): Channel {
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    // What he asked for is most often an answer within the window; a plan's words never are.
    if (message.purpose === 'service') {
      const free = await askProvider(requestOf(values, message, freeForm(message)))
      if (isOutcome(free)) return free
      if (codeOf(free) !== WINDOW_CLOSED) return outcomeOf(free)
    }
    const answer = await askProvider(requestOf(values, message, templateForm(values, message)))
    return isOutcome(answer) ? answer : outcomeOf(answer)
  }
  return {
    name: 'whatsapp',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: false, partChars: null },
    deliver,
    close: async () => undefined,
  }
}

function requestOf(values: RouteValues<'whatsapp'>, message: OutgoingMessage, form: object): ProviderRequest {
  return {
    url: `${baseOf(values.baseUrl, 'https://graph.facebook.com/v23.0')}/${encodeURIComponent(values.phoneNumberId)}/messages`,
    ...jsonBody(
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: digitsOf(message.address),
        biz_opaque_callback_data: message.messageId,
        ...form,
      },
      { Authorization: `Bearer ${values.token}` },
    ),
  }
}

function freeForm({ body }: OutgoingMessage): object {
  return { type: 'text', text: { body, preview_url: false } }
}

/** One approved template whose only field is our text: a line break would be refused there. */
function templateForm({ template, templateLanguage }: RouteValues<'whatsapp'>, { body }: OutgoingMessage): object {
  const text = body.replace(/\s+/g, ' ')
  const components = [{ type: 'body', parameters: [{ type: 'text', text }] }]
  return { type: 'template', template: { name: template, language: { code: templateLanguage }, components } }
}

function codeOf(answer: ProviderAnswer): number | undefined {
  const read = REFUSED.safeParse(answer.json)
  return read.success ? read.data.error.code : undefined
}

function outcomeOf(answer: ProviderAnswer): ChannelOutcome {
  const accepted = ACCEPTED.safeParse(answer.json)
  if (accepted.success) return { kind: 'handed', providerId: accepted.data.messages[0].id, reason: 'accepted' }
  const refused = REFUSED.safeParse(answer.json)
  if (!refused.success)
    return outcomeOfStatus(answer) ?? { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
  const { code, message } = refused.data.error
  const detail = `${code} ${message}`
  const waitMs = SLOW_DOWN[code]
  if (waitMs !== undefined) return { kind: 'not-sent', reason: 'refused', detail, waitMs }
  if (GONE.has(code)) return { kind: 'failed', reason: 'address-gone', detail }
  if (ACCOUNT_CODES.has(code)) return { kind: 'not-sent', reason: 'not-configured', detail }
  return answer.status >= 500 ? { kind: 'unknown', reason: 'no-answer-after-data', detail } : { kind: 'failed', reason: 'refused', detail }
}
