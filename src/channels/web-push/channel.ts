/** Notifications of a browser: encrypted for one subscription (RFC 8291), signed by the shop (RFC 8292). */
import webPush from 'web-push'
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel, OutgoingMessage } from '../../ports/channel.ts'
import { askProvider, isOutcome, outcomeOfStatus } from '../provider-call.ts'

const TTL_SECONDS_MAX = 7 * 24 * 3600

/** The address of such a contact point: the endpoint and its two keys, with spaces between. */
export function pushSubscription(
  address: string,
): { readonly endpoint: string; readonly keys: { readonly p256dh: string; readonly auth: string } } | undefined {
  const [endpoint = '', p256dh = '', auth = ''] = address.split(' ')
  return /^https?:\/\//.test(endpoint) && p256dh !== '' && auth !== '' ? { endpoint, keys: { p256dh, auth } } : undefined
}

export function webPushChannel(values: RouteValues<'web-push'>): Channel {
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    const subscription = pushSubscription(message.address)
    if (subscription === undefined) return { kind: 'failed', reason: 'address-gone', detail: 'no subscription' }
    const seconds = Math.floor((message.notAfter - message.createdAt) / 1000)
    let details: webPush.RequestDetails
    try {
      details = webPush.generateRequestDetails(subscription, JSON.stringify(noticeOf(message)), {
        vapidDetails: { subject: values.contact, publicKey: values.publicKey, privateKey: values.privateKey },
        contentEncoding: 'aes128gcm',
        TTL: Math.max(0, Math.min(TTL_SECONDS_MAX, seconds)),
        urgency: message.purpose === 'service' ? 'high' : 'normal',
        // A repeated one takes the place of the first: the phone shows it once.
        topic: message.messageId.replaceAll('-', '').slice(0, 32),
      })
    } catch (error) {
      return { kind: 'failed', reason: 'refused', detail: error instanceof Error ? error.message.slice(0, 200) : 'not encrypted' }
    }
    const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]))
    delete headers['Content-Length']
    const body = details.body === null ? {} : { body: new Uint8Array(details.body) }
    const answer = await askProvider({ url: details.endpoint, headers, ...body })
    if (isOutcome(answer)) return answer
    if (answer.status === 404 || answer.status === 410) return { kind: 'failed', reason: 'address-gone', detail: String(answer.status) }
    return outcomeOfStatus(answer) ?? { kind: 'handed', providerId: message.messageId, reason: 'accepted' }
  }
  return {
    name: 'web-push',
    capabilities: { automatic: true, idempotent: true, leaves: true, subject: true, partChars: null },
    deliver,
    close: async () => undefined,
  }
}

/** More is not shown, and push services take 4,096 octets (RFC 8030); the page behind it has the whole. */
const SHOWN_MAX = 400

function noticeOf({ subject, body, messageId, pageUrl }: OutgoingMessage) {
  const letters = [...body]
  const shown = letters.length > SHOWN_MAX ? `${letters.slice(0, SHOWN_MAX - 1).join('')}…` : body
  return { title: subject ?? '', body: shown, tag: messageId, openUrl: pageUrl ?? null }
}

export function makePushKeys(): { readonly publicKey: string; readonly privateKey: string } {
  return webPush.generateVAPIDKeys()
}
