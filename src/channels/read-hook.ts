/** Calls of providers, by the provider: checked first, then read. */
import { timingSafeEqual } from 'node:crypto'
import { type Route, valuesOf } from '../domain/collect/channel-route.ts'
import type { HookAnswer, HookRead, HookReader, HookRequest } from '../ports/channel-hook.ts'
import { maxEvents } from './max/inbound.ts'
import { mobicaEvents } from './sms-gateways/mobica.ts'
import { smsRuEvents } from './sms-gateways/sms-ru.ts'
import { smscRuEvents } from './sms-gateways/smsc-ru.ts'
import { templateEvents } from './sms-gateways/template.ts'
import { isSignedByTwilio, twilioEvents } from './sms-gateways/twilio.ts'
import { readTelegram } from './telegram/inbound.ts'
import { readVk } from './vk/inbound.ts'
import { isSignedByWhatsapp, whatsappEvents } from './whatsapp/inbound.ts'

const OK: HookAnswer = { body: 'ok', contentType: 'text/plain' }
const NOTHING: HookRead = { events: [], answer: OK }

export const readHook: HookReader = (route, request) => {
  switch (route.kind) {
    case 'sms-ru': {
      const events = smsRuEvents(textOf(request), valuesOf(route, 'sms-ru')?.apiId ?? '')
      // It calls until it hears this number.
      return events === undefined ? 'forged' : { events, answer: { body: '100', contentType: 'text/plain' } }
    }
    case 'smsc-ru':
    case 'viber-smsc':
      return { events: smscRuEvents(fieldsOf(request)), answer: OK }
    case 'mobica':
      return { events: mobicaEvents(fieldsOf(request)), answer: OK }
    case 'sms-template':
    case 'viber-template':
      return { events: templateEvents(fieldsOf(request)), answer: OK }
    case 'twilio':
      return readTwilio(route, request)
    case 'telegram':
      return readTelegramHook(request)
    case 'vk':
      return readVkHook(route, request)
    case 'max':
      return isSame(request.headers['x-max-bot-api-secret'], request.secret)
        ? readJson(request, json => ({ events: maxEvents(json), answer: OK }))
        : 'forged'
    case 'whatsapp':
      return readWhatsapp(route, request)
    default:
      return NOTHING
  }
}

function readTwilio(route: Route, request: HookRequest): HookRead {
  const fields = new URLSearchParams(textOf(request))
  const signature = request.headers['x-twilio-signature'] ?? ''
  const authToken = valuesOf(route, 'twilio')?.authToken ?? ''
  if (!isSignedByTwilio(authToken, { url: request.url, fields, signature })) return 'forged'
  return { events: twilioEvents(fields, request.url), answer: { body: '', contentType: 'text/plain' } }
}

function readTelegramHook(request: HookRequest): HookRead {
  if (!isSame(request.headers['x-telegram-bot-api-secret-token'], request.secret)) return 'forged'
  return readJson(request, json => {
    const { events, callbackId } = readTelegram(json)
    if (callbackId === null) return { events, answer: OK }
    // The press is answered in the answer itself: one connection less.
    const body = JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: callbackId })
    return { events, answer: { body, contentType: 'application/json' } }
  })
}

function readVkHook(route: Route, request: HookRequest): HookRead {
  const values = valuesOf(route, 'vk')
  if (values === undefined) return NOTHING
  return readJson(request, json => {
    const read = readVk(json)
    // The secret is inside: what is of another form has none.
    if (read === undefined || read.groupId !== values.groupId.replace(/\D/g, '')) return 'forged'
    if (read.kind === 'handshake') return { events: [], answer: { body: values.confirmation, contentType: 'text/plain' } }
    return isSame(read.secret, values.callbackSecret) ? { events: read.events, answer: OK } : 'forged'
  })
}

function readWhatsapp(route: Route, request: HookRequest): HookRead {
  if (request.method === 'GET') {
    const isAsked = request.query.get('hub.mode') === 'subscribe' && isSame(request.query.get('hub.verify_token') ?? '', request.secret)
    return isAsked ? { events: [], answer: { body: request.query.get('hub.challenge') ?? '', contentType: 'text/plain' } } : 'forged'
  }
  const signature = request.headers['x-hub-signature-256'] ?? ''
  if (!isSignedByWhatsapp(valuesOf(route, 'whatsapp')?.appSecret ?? '', { body: request.body, signature })) return 'forged'
  return readJson(request, json => ({ events: whatsappEvents(json), answer: OK }))
}

function textOf({ body }: HookRequest): string {
  return Buffer.from(body).toString('utf8')
}

/** A kind of event that nobody knows is passed over, but what is no JSON at all was cut on its way and should come again. */
function readJson(request: HookRequest, read: (json: unknown) => HookRead): HookRead {
  let json: unknown
  try {
    json = JSON.parse(textOf(request))
  } catch {
    return 'unreadable'
  }
  return read(json)
}

/** A GET carries them in its address, a POST in its body. */
function fieldsOf(request: HookRequest): URLSearchParams {
  return request.method === 'GET' ? request.query : new URLSearchParams(textOf(request))
}

function isSame(given: string | undefined, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)]
  return expected !== '' && a.length === b.length && timingSafeEqual(a, b)
}
