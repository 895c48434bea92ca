/** Where a provider can be told by a call to whom it should report, we tell it; the rest the owner enters himself. */
import { GrammyError } from 'grammy'
import * as z from 'zod'
import { valuesOf } from '../domain/collect/channel-route.ts'
import type { HookConnector } from '../ports/channel-hook.ts'
import { MAX_BASE } from './max/channel.ts'
import { askProvider, isOutcome } from './provider-call.ts'
import { baseOf, jsonBody } from './provider-channel.ts'
import { telegramApi } from './telegram/channel.ts'

const DONE = z.object({ success: z.literal(true) })

export const connectHook: HookConnector = async (route, { url, secret }) => {
  const telegram = valuesOf(route, 'telegram')
  if (telegram !== undefined) {
    try {
      await telegramApi(telegram).setWebhook(url, {
        secret_token: secret,
        allowed_updates: ['message', 'callback_query', 'my_chat_member'],
        max_connections: 40,
      })
      return 'connected'
    } catch (error) {
      return { refusal: error instanceof GrammyError ? error.description : 'the service cannot be reached' }
    }
  }
  const max = valuesOf(route, 'max')
  if (max === undefined) return 'by-hand'
  const updateTypes = ['bot_started', 'bot_stopped', 'message_created', 'message_callback']
  const answer = await askProvider({
    url: `${baseOf(max.baseUrl, MAX_BASE)}/subscriptions`,
    ...jsonBody({ url, secret, update_types: updateTypes }, { Authorization: max.token }),
  })
  if (isOutcome(answer)) return { refusal: 'the service cannot be reached' }
  // A refusal comes with a friendly status too (SimpleQueryResult).
  const isDone = answer.status < 300 && DONE.safeParse(answer.json).success
  return isDone ? 'connected' : { refusal: answer.text.slice(0, 200) }
}
