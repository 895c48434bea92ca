/** SHA-256 of text: ids that must come out the same on a second import, and draws that must not change. */
import { hash } from 'node:crypto'
import { uuidText } from './ids.ts'

export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex')
}

export function sha256(text: string): Uint8Array {
  return hash('sha256', text, 'buffer')
}

/** UUID version 8 (RFC 9562): 122 bits of SHA-256 over the name, so the same name always has the same id. */
export function nameUuid(name: string): string {
  const bytes = hash('sha256', name, 'buffer').subarray(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidText(bytes)
}

/** A number in [0, 1) that depends on the name alone: the draw of hold-outs and experiments. */
export function hashDraw(name: string): number {
  return hash('sha256', name, 'buffer').readUIntBE(0, 6) / 2 ** 48
}

/** Only for services that still ask for it: it hides nothing. */
export function md5Hex(text: string): string {
  return hash('md5', text, 'hex')
}
