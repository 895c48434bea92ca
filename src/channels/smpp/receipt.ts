/** What a delivery receipt says, in optional fields or in the text that every centre writes a little differently (SMPP 3.4, appendix B). */
import { type ShortMessage, TAGS } from './pdu.ts'

const RECEIPT_CLASS = 0x04
const CLASS_MASK = 0x3c

export interface Receipt {
  /** As the centre wrote it; see `sameId`. */
  readonly id: string
  readonly state: 'delivered' | 'failed' | 'on-its-way'
  /** The centre's own words: DELIVRD, UNDELIV:011. */
  readonly detail: string
  /** The phone the message went to. */
  readonly address: string
}

export function isReceipt(message: ShortMessage): boolean {
  return (message.esmClass & CLASS_MASK) === RECEIPT_CLASS
}

const STATE_NAMES: Readonly<Record<number, string>> = {
  1: 'ENROUTE', 2: 'DELIVRD', 3: 'EXPIRED', 4: 'DELETED', 5: 'UNDELIV', 6: 'ACCEPTD', 7: 'UNKNOWN', 8: 'REJECTD',
} // prettier-ignore

const STATES: Readonly<Record<string, Receipt['state']>> = {
  DELIVRD: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
}

/** undefined when neither the fields nor the text name a message. */
export function readReceipt(message: ShortMessage): Receipt | undefined {
  const text = message.octets.toString('latin1')
  const tagged = message.tags.get(TAGS.receipted_message_id)?.toString('latin1').replace(/\0.*$/s, '')
  const id = tagged !== undefined && tagged !== '' ? tagged : /\bid:\s*([^\s]+)/i.exec(text)?.[1]
  if (id === undefined) return undefined
  const stateOctet = message.tags.get(TAGS.message_state)?.[0]
  const word =
    (stateOctet === undefined ? undefined : STATE_NAMES[stateOctet]) ?? /\bstat:\s*([A-Za-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? 'UNKNOWN'
  const error = /\berr:\s*([0-9A-Za-z]+)/i.exec(text)?.[1]
  return {
    id,
    state: STATES[word.slice(0, 7)] ?? 'on-its-way',
    detail: error === undefined || /^0*$/.test(error) ? word : `${word}:${error}`,
    address: message.source,
  }
}

/** How a centre names a message in its answer and in its receipt: the same, or hexadecimal first and decimal later, or the other way round. */
export const ID_FORMS = ['same', 'hex-then-decimal', 'decimal-then-hex'] as const
export type IdForm = (typeof ID_FORMS)[number]

/** The id of a receipt in the form in which the answer gave it: lower case, without leading zeros. */
export function idOfReceipt(id: string, form: IdForm): string {
  if (form === 'hex-then-decimal' && /^\d{1,38}$/.test(id)) return BigInt(id).toString(16)
  if (form === 'decimal-then-hex' && /^[0-9a-f]{1,32}$/i.test(id)) return BigInt(`0x${id}`).toString(10)
  return idOfAnswer(id)
}

export function idOfAnswer(id: string): string {
  return id.toLowerCase().replace(/^0+(?=.)/, '')
}
