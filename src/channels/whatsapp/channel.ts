/** WhatsApp Cloud API: outside the 24 hours after the customer's own words only approved templates pass (developers.facebook.com/docs/whatsapp). */
import * as z from 'zod'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel, OutgoingMessage } from '../../ports/channel.ts'
import { askProvider, isOutcome, outcomeOfStatus, type ProviderAnswer, type ProviderRequest } from '../provider-call.ts'
import { baseOf, digitsOf, jsonBody } from '../provider-channel.ts'
import { LOST } from './inbound.ts'

const ACCEPTED = z.object({ messages: z.tuple([z.object({ id: z.string() })]) })
const REFUSED = z.object({ error: z.object({ code: z.number(), message: z.string().default('') }) })
/** 131047: more than 24 hours since his last words. */
const WINDOW_CLOSED = 131_047
/** Throughput, spam limit, calls of the application, work on the other side. */
const SLOW_DOWN: Readonly<Record<number, number>> = {
  130429: 1_000,
  131048: 3_600_000,
  4: 60_000,
  80007: 60_000,
  131016: 60_000,
  131057: 600_000,
}
/** Too often to this one person: one message in six seconds. */
const PAIR_LIMIT = 131_056
const PAIR_WAIT_MS = 6_000
/** The key, a permission, money, a locked account or number, the template: nothing would pass until the owner has mended it. */
const ACCOUNT_CODES = new Set([
  0, 3, 10, 33, 190, 200, 368, 131_005, 131_031, 131_042, 131_045, 132_000, 132_001, 132_005, 132_007, 132_012, 132_015, 132_016, 133_010,
])

export function whatsappChannel(values: RouteValues<'whatsapp'>): Channel {
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    // What he asked for is most often an answer within the window; a plan's words never are. A closed window is told later, in a status.
    if (message.purpose === 'service' && message.isHeardToday !== false) {
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
  if (code === PAIR_LIMIT) return { kind: 'not-sent', reason: 'rate', detail, waitMs: PAIR_WAIT_MS, isForAddress: true }
  const waitMs = SLOW_DOWN[code]
  if (waitMs !== undefined) return { kind: 'not-sent', reason: 'refused', detail, waitMs }
  const lost = LOST[code]
  if (lost !== undefined) return { kind: 'failed', reason: lost, detail }
  if (ACCOUNT_CODES.has(code)) return { kind: 'not-sent', reason: 'not-configured', detail }
  return answer.status >= 500 ? { kind: 'unknown', reason: 'no-answer-after-data', detail } : { kind: 'failed', reason: 'refused', detail }
}
