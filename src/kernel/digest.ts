/** SHA-256 of text: ids that must come out the same on a second import, and draws that must not change. */
import { hash } from 'node:crypto'

export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex')
}

export function sha256(text: string): Uint8Array {
  return hash('sha256', text, 'buffer')
}

const VARIANTS = '89ab'

/** UUID version 8 (RFC 9562): 122 bits of SHA-256 over the name, so the same name always has the same id. */
export function nameUuid(name: string): string {
  const hex = hash('sha256', name, 'hex')
  const variant = VARIANTS[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8'
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Like `nameUuid`, but begins with a number below 2^32: rows that come in that order lie side by side in their indexes. */
export function orderedUuid(order: number, name: string): string {
  const hex = hash('sha256', name, 'hex')
  const first = (order >>> 0).toString(16).padStart(8, '0')
  const variant = VARIANTS[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8'
  return `${first}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A number in [0, 1) that depends on the name alone: the draw of hold-outs and experiments. */
export function hashDraw(name: string): number {
  return hash('sha256', name, 'buffer').readUIntBE(0, 6) / 2 ** 48
}

/** Only for services that still ask for it: it hides nothing. */
export function md5Hex(text: string): string {
  return hash('md5', text, 'hex')
}
