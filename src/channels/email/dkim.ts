/**
 * Signing letters (RFC 6376, relaxed/relaxed; RFC 8463 for Ed25519). Signatures are made in the thread pool of the
 * runtime, so they use both cores and do not hold up the sending. What cannot be signed throws: an unsigned letter
 * must never leave where a key is set up.
 */
import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto'

export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** PKCS #8, PEM; RSA of 2048 bits or Ed25519. */
  readonly privateKey: string
}

export interface DkimSigner {
  /** The header lines to put before the letter's own, each ending in CRLF. `head` ends in CRLF, `body` in CRLF. */
  sign(head: string, body: Buffer): Promise<string>
}

/** Signed when present; both one-click headers are there because RFC 8058 asks for it. */
const SIGNED = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'reply-to',
  'mime-version',
  'content-type',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'feedback-id',
] as const

export function dkimSigner(keys: readonly DkimKey[]): DkimSigner {
  const loaded = keys.map(key => ({ ...key, ...loadKey(key) }))
  return {
    async sign(head, body) {
      const headers = headersOf(head)
      const bodyHash = createHash('sha256').update(relaxedBody(body)).digest('base64')
      const names = SIGNED.filter(name => headers.has(name))
      const signedText = names.map(name => `${name}:${headers.get(name)}\r\n`).join('')
      // A `from` more than there is: one that is added on the way breaks the signature (RFC 6376, 8.15).
      const list = [...names, 'from'].join(':')
      const signatures = await Promise.all(
        loaded.map(async ({ domain, selector, key, algorithm }) => {
          const unsigned = `v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain}; s=${selector}; h=${list}; bh=${bodyHash}; b=`
          const signature = await signText(key, `${signedText}dkim-signature:${unsigned}`)
          return `DKIM-Signature: ${fold(unsigned)}${fold64(signature)}\r\n`
        }),
      )
      return signatures.join('')
    },
  }
}

interface LoadedKey {
  readonly key: KeyObject
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256'
}

/** @throws Error for a key that is neither RSA of at least 1024 bits nor Ed25519. */
function loadKey({ privateKey, domain, selector }: DkimKey): LoadedKey {
  const key = createPrivateKey(privateKey)
  if (key.asymmetricKeyType === 'ed25519') return { key, algorithm: 'ed25519-sha256' }
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 1024) return { key, algorithm: 'rsa-sha256' }
  throw new Error(`the key ${selector} of ${domain} is neither RSA nor Ed25519`)
}

function signText(key: KeyObject, text: string): Promise<string> {
  // Ed25519 signs the SHA-256 of the text (RFC 8463, 3), RSA hashes by itself.
  const isEd25519 = key.asymmetricKeyType === 'ed25519'
  const data = isEd25519 ? createHash('sha256').update(text).digest() : Buffer.from(text, 'utf8')
  return new Promise((resolve, reject) => {
    sign(isEd25519 ? null : 'sha256', data, key, (error, signature) =>
      error === null ? resolve(signature.toString('base64')) : reject(error),
    )
  })
}

/** Header values by lower-case name, unfolded and with single spaces (RFC 6376, 3.4.2); of a repeated header the last. */
export function headersOf(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), relaxedValue(line.slice(colon + 1)))
  }
  return headers
}

export function relaxedValue(value: string): string {
  return value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
}

const SPACE = 32
const TAB = 9

/** Spaces within a line become one, at its end none, empty lines at the end none (RFC 6376, 3.4.4). */
export function relaxedBody(body: Buffer): Buffer {
  const text = body.includes(SPACE) || body.includes(TAB) ? Buffer.from(collapsed(body.toString('latin1')), 'latin1') : body
  let end = text.length
  while (end >= 4 && text.toString('latin1', end - 4, end) === '\r\n\r\n') end -= 2
  return end === 2 ? Buffer.alloc(0) : text.subarray(0, end)
}

function collapsed(text: string): string {
  return text.replace(/[ \t]+/g, ' ').replace(/ \r\n/g, '\r\n')
}

function fold(tags: string): string {
  return tags.replaceAll('; ', ';\r\n ')
}

function fold64(text: string): string {
  return text.replace(/.{1,72}/g, '\r\n $&')
}
