/** Telegram by the Bot API: a bot writes only to those who have started it, and obeys the pause it is told. */
import { Api, GrammyError, HttpError } from 'grammy'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel, Delivered, OutgoingMessage } from '../../ports/channel.ts'
import { answerButtons } from '../answer-buttons.ts'
import { asTheyCome } from '../as-they-come.ts'
import { codeOf, failureBeforeSending } from '../provider-call.ts'
import { baseOf } from '../provider-channel.ts'

const GROUP_MAX = 30
const ANSWER_SECONDS_MAX = 20

export function telegramApi(values: RouteValues<'telegram'>): Api {
  return new Api(values.token, { apiRoot: baseOf(values.baseUrl, 'https://api.telegram.org'), timeoutSeconds: ANSWER_SECONDS_MAX })
}

export function telegramChannel(values: RouteValues<'telegram'>): Channel {
  const api = telegramApi(values)
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    const buttons = answerButtons(message).map(({ label, data }) => [{ text: label, callback_data: data }])
    try {
      const sent = await api.sendMessage(message.address, textOf(message), {
        link_preview_options: { is_disabled: true },
        ...(buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: buttons } }),
      })
      return { kind: 'handed', providerId: `${sent.chat.id}:${sent.message_id}`, reason: 'accepted' }
    } catch (error) {
      return outcomeOf(error)
    }
  }
  return {
    name: 'telegram',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: false, partChars: null },
    bulk: {
      groupMax: GROUP_MAX,
      deliverMany: messages =>
        asTheyCome(
          messages.map(async (message): Promise<Delivered> => ({ messageId: message.messageId, outcome: await deliver(message) })),
        ),
    },
    deliver,
    close: async () => undefined,
  }
}

function textOf({ body, unsubscribeUrl }: OutgoingMessage): string {
  return unsubscribeUrl === null ? body : `${body}\n\n${unsubscribeUrl}`
}

function outcomeOf(error: unknown): ChannelOutcome {
  if (error instanceof GrammyError) {
    const detail = `${error.error_code} ${error.description}`
    if (error.error_code === 429) return { kind: 'not-sent', reason: 'refused', detail, waitMs: (error.parameters.retry_after ?? 1) * 1000 }
    if (error.error_code === 401 || error.error_code === 404) return { kind: 'not-sent', reason: 'not-configured', detail }
    // 403: he blocked the bot or his account is gone; 400 "chat not found": he never started it.
    if (error.error_code === 403 || /chat not found|user is deactivated/i.test(error.description))
      return { kind: 'failed', reason: 'address-gone', detail }
    return error.error_code >= 500
      ? { kind: 'unknown', reason: 'no-answer-after-data', detail }
      : { kind: 'failed', reason: 'refused', detail }
  }
  const code = error instanceof HttpError ? codeOf(error.error) : undefined
  return failureBeforeSending(code) ?? { kind: 'unknown', reason: 'no-answer-after-data', detail: code ?? 'no answer in time' }
}
