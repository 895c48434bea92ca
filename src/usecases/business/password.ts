/** Passwords at rest: scrypt (RFC 7914), N = 2¹⁵, r = 8, p = 3, about 190 ms; the text names its parameters so that they can grow. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const COST = { N: 32_768, r: 8, p: 3 } as const
const KEY_BYTES = 32
const FORM = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return `scrypt$${COST.N}$${COST.r}$${COST.p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const match = FORM.exec(stored)
  if (!match) return false
  const key = Buffer.from(match[5] ?? '', 'base64url')
  const cost = { N: Number(match[1]), r: Number(match[2]), p: Number(match[3]) }
  const derived = await derive(password, Buffer.from(match[4] ?? '', 'base64url'), cost)
  return key.length === derived.length && timingSafeEqual(key, derived)
}

let nobody: Promise<string> | undefined

/** Spends the time of a real check for a login that does not exist, so that guessing logins learns nothing. */
export async function checkNobody(password: string): Promise<void> {
  nobody ??= hashPassword('nobody has this password')
  await isPassword(password, await nobody)
}

function derive(password: string, salt: Uint8Array, cost: { readonly N: number; readonly r: number; readonly p: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
