/** Verifying a signature of our own kind (relaxed/relaxed): what was signed must verify before anything is sent with that key. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { headersOf, relaxedBody, relaxedValue } from './dkim.ts'

/** The strings of the TXT records at a name; empty when there are none. @throws when the DNS does not answer. */
export type TxtResolver = (name: string) => Promise<readonly string[]>

export const DKIM_VERDICTS = ['pass', 'no-signature', 'no-record', 'wrong-body', 'wrong-signature', 'unreadable-key'] as const
export type DkimVerdict = (typeof DKIM_VERDICTS)[number]

/** Every signature must verify; the first that does not is told. */
export async function checkDkim(letter: Buffer, resolveTxt: TxtResolver): Promise<DkimVerdict> {
  const split = letter.indexOf('\r\n\r\n')
  const head = letter.toString('utf8', 0, split + 2)
  const body = letter.subarray(split + 4)
  const signatures = head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .filter(line => /^dkim-signature:/i.test(line))
  if (signatures.length === 0) return 'no-signature'
  for (const signature of signatures) {
    const verdict = await checkOne(signature, { head, body, resolveTxt })
    if (verdict !== 'pass') return verdict
  }
  return 'pass'
}

interface Checked {
  readonly head: string
  readonly body: Buffer
  readonly resolveTxt: TxtResolver
}

async function checkOne(line: string, { head, body, resolveTxt }: Checked): Promise<DkimVerdict> {
  const value = relaxedValue(line.slice(line.indexOf(':') + 1))
  const tags = tagsOf(value)
  const bodyHash = createHash('sha256').update(relaxedBody(body)).digest('base64')
  if (tags.get('bh')?.replace(/\s/g, '') !== bodyHash) return 'wrong-body'
  const [record] = await resolveTxt(`${tags.get('s')}._domainkey.${tags.get('d')}`)
  if (record === undefined) return 'no-record'
  const key = publicKeyOf(record)
  if (key === undefined) return 'unreadable-key'
  const headers = headersOf(head)
  const seen = new Set<string>()
  let signedText = ''
  for (const name of (tags.get('h') ?? '').toLowerCase().split(/\s*:\s*/)) {
    if (!seen.has(name) && headers.has(name)) signedText += `${name}:${headers.get(name)}\r\n`
    seen.add(name)
  }
  signedText += `dkim-signature:${value.replace(/(;\s*b=)[^;]*/, '$1')}`
  const signature = Buffer.from((tags.get('b') ?? '').replace(/\s/g, ''), 'base64')
  return isSignedBy(key, { signedText, signature }) ? 'pass' : 'wrong-signature'
}

function isSignedBy(key: KeyObject, { signedText, signature }: { readonly signedText: string; readonly signature: Buffer }): boolean {
  if (key.asymmetricKeyType === 'ed25519') return verify(null, createHash('sha256').update(signedText).digest(), key, signature)
  return verify('sha256', Buffer.from(signedText), key, signature)
}

export function tagsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split(';')
      .map(tag => /^\s*([a-z]+)\s*=\s*([\s\S]*?)\s*$/i.exec(tag))
      .filter(found => found !== null)
      .map(found => [(found[1] ?? '').toLowerCase(), found[2] ?? '']),
  )
}

/** DNS records hold a bare 32-byte key for Ed25519 (RFC 8463, 4.2) and a whole structure for RSA. */
const ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

export function publicKeyOf(record: string): KeyObject | undefined {
  const tags = tagsOf(record)
  const bytes = Buffer.from((tags.get('p') ?? '').replace(/\s/g, ''), 'base64')
  const der = tags.get('k') === 'ed25519' ? Buffer.concat([ED25519_PREFIX, bytes]) : bytes
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}
