/**
 * Secrets that let somebody in: sessions, API keys, owner links. The text names its business, so that the row can be
 * found under row-level security; 256 random bits follow, and only their SHA-256 is stored.
 */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../../kernel/digest.ts'
import { type BusinessId, businessId } from '../../kernel/ids.ts'

const KINDS = { session: 'rs', key: 'rk', link: 'ro', hook: 'rh' } as const
export type AccessKind = keyof typeof KINDS

export interface AccessToken {
  readonly text: string
  readonly hash: Uint8Array
  /** The beginning that may be shown. */
  readonly prefix: string
}

const FORM = /^(rs|rk|ro|rh)_([1-9]\d{0,9})_([A-Za-z0-9_-]{43})$/

export function newAccessToken(kind: AccessKind, business: BusinessId): AccessToken {
  const secret = randomBytes(32).toString('base64url')
  const text = `${KINDS[kind]}_${business}_${secret}`
  return { text, hash: sha256(text), prefix: `${KINDS[kind]}_${business}_${secret.slice(0, 4)}` }
}

/** undefined when the text is no token of this kind. */
export function readAccessToken(kind: AccessKind, text: string): { readonly business: BusinessId; readonly hash: Uint8Array } | undefined {
  const match = FORM.exec(text)
  const number = Number(match?.[2])
  // A business number is a 32-bit integer in the database.
  if (match?.[1] !== KINDS[kind] || number > 2_147_483_647) return undefined
  return { business: businessId(number), hash: sha256(text) }
}
