/** The ways in which sources sign what they send; every comparison takes the same time for a near miss as for a far one. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export function isEqualSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return wanted !== '' && a.length === b.length && timingSafeEqual(a, b)
}

type Hash = 'sha256' | 'sha1'

export function hmac(secret: string | Uint8Array, parts: readonly (string | Uint8Array)[], hash: Hash = 'sha256'): Buffer {
  const made = createHmac(hash, secret)
  for (const part of parts) made.update(part)
  return made.digest()
}

/** Shopify and WooCommerce over the body, Square over address and body. */
export function isBase64Hmac(given: string, secret: string, parts: readonly (string | Uint8Array)[]): boolean {
  return secret !== '' && isEqualSecret(given, hmac(secret, parts).toString('base64'))
}

const TOLERANCE_SECONDS = 300

/** `t=…,v1=…`: the hexadecimal HMAC of `t.body`, not older than five minutes. */
export function isStripeSignature(
  header: string,
  given: { readonly secret: string; readonly body: Uint8Array; readonly nowSeconds: number },
): boolean {
  const pairs = header.split(',').map(pair => pair.trim().split('=', 2))
  const time = pairs.find(([name]) => name === 't')?.[1] ?? ''
  if (given.secret === '' || !/^\d{1,12}$/.test(time) || Math.abs(given.nowSeconds - Number(time)) > TOLERANCE_SECONDS) return false
  const wanted = hmac(given.secret, [`${time}.`, given.body]).toString('hex')
  return pairs.some(([name, value]) => name === 'v1' && isEqualSecret(value ?? '', wanted))
}

export interface StandardWebhook {
  readonly id: string
  readonly timestamp: string
  readonly body: string | Uint8Array
}

/** Standard Webhooks: one signature for each secret, so that a changed secret is no interruption. */
export function standardSignature(hook: StandardWebhook, secrets: readonly string[]): string {
  return secrets.map(secret => `v1,${standardHmac(hook, secret)}`).join(' ')
}

export function isStandardSignature(
  hook: StandardWebhook & { readonly signature: string },
  given: { readonly secret: string; readonly nowSeconds: number },
): boolean {
  if (!/^\d{1,12}$/.test(hook.timestamp) || Math.abs(given.nowSeconds - Number(hook.timestamp)) > TOLERANCE_SECONDS) return false
  const wanted = `v1,${standardHmac(hook, given.secret)}`
  return hook.signature.split(' ').some(each => isEqualSecret(each, wanted))
}

function standardHmac(hook: StandardWebhook, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return hmac(key, [`${hook.id}.${hook.timestamp}.`, hook.body]).toString('base64')
}

/** micro.bg: the base64 of JSON as PHP writes it (ASCII, slashes escaped), URL-encoded, with its hexadecimal HMAC behind it. */
export function microBgRequest(json: string, secret: string): string {
  const ascii = json
    .replace(/\\?\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const encoded = encodeURIComponent(Buffer.from(ascii, 'latin1').toString('base64'))
  return encoded + hmac(secret, [encoded]).toString('hex')
}
