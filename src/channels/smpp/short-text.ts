/** A text as short messages: the alphabet, the cut, and how the parts name each other. */
import { gsmCodes, gsmText } from '../../domain/deliver/gsm-alphabet.ts'
import { smsShape } from '../../domain/deliver/sms-segments.ts'
import { TAGS } from './pdu.ts'

/** How parts of one text find each other again: in the user data header, in optional fields, or as one long payload that the centre cuts. */
export const JOININGS = ['udh', 'sar', 'payload'] as const
export type Joining = (typeof JOININGS)[number]

export interface Part {
  readonly esmClass: number
  readonly dataCoding: number
  readonly octets: Buffer
  readonly tags: ReadonlyMap<number, Buffer>
}

const UDH_INDICATOR = 0x40
export const DATA_CODING = { default: 0, latin1: 3, ucs2: 8 } as const
const EMPTY = Buffer.alloc(0)
const NO_TAGS: ReadonlyMap<number, Buffer> = new Map()

/** `reference` (0..255) is the same in all parts of one text and differs from the text before. */
export function partsOf(text: string, { joining, reference }: { readonly joining: Joining; readonly reference: number }): readonly Part[] {
  const { encoding, segments } = smsShape(text)
  const dataCoding = encoding === 'gsm7' ? DATA_CODING.default : DATA_CODING.ucs2
  const octetsOf = encoding === 'gsm7' ? gsmOctets : ucs2Octets
  const [only = ''] = segments
  if (segments.length < 2) return [{ esmClass: 0, dataCoding, octets: octetsOf(only), tags: NO_TAGS }]
  if (joining === 'payload') return [{ esmClass: 0, dataCoding, octets: EMPTY, tags: new Map([[TAGS.message_payload, octetsOf(text)]]) }]
  return segments.map((segment, at) => {
    const octets = octetsOf(segment)
    const [total, number] = [segments.length, at + 1]
    if (joining === 'udh') {
      const header = Buffer.from([5, 0, 3, reference & 0xff, total, number])
      return { esmClass: UDH_INDICATOR, dataCoding, octets: Buffer.concat([header, octets]), tags: NO_TAGS }
    }
    const tags = new Map([
      [TAGS.sar_msg_ref_num, Buffer.from([0, reference & 0xff])],
      [TAGS.sar_total_segments, Buffer.from([total])],
      [TAGS.sar_segment_seqnum, Buffer.from([number])],
    ])
    return { esmClass: 0, dataCoding, octets, tags }
  })
}

export function gsmOctets(text: string): Buffer {
  return Buffer.from([...text].flatMap(char => gsmCodes(char) ?? [0x20]))
}

export function ucs2Octets(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

/** One arrived part: its text, and its place when it belongs to a longer one. */
export interface ArrivedPart {
  readonly text: string
  readonly place: { readonly reference: number; readonly total: number; readonly number: number } | null
}

export function readPart(message: Part): ArrivedPart {
  const hasHeader = (message.esmClass & UDH_INDICATOR) !== 0 && message.octets.length > 0
  const headerLength = hasHeader ? (message.octets[0] ?? 0) + 1 : 0
  const header = message.octets.subarray(1, headerLength)
  return {
    text: textOf(message.octets.subarray(headerLength), message.dataCoding),
    place: hasHeader ? placeInHeader(header) : placeInTags(message.tags),
  }
}

function textOf(octets: Buffer, dataCoding: number): string {
  if (dataCoding === DATA_CODING.ucs2) {
    // An odd octet at the end is a torn character.
    return Buffer.from(octets.subarray(0, octets.length & ~1))
      .swap16()
      .toString('utf16le')
  }
  return dataCoding === DATA_CODING.latin1 ? octets.toString('latin1') : gsmText(octets)
}

function placeInHeader(header: Buffer): ArrivedPart['place'] {
  for (let at = 0; at + 1 < header.length; at += 2 + (header[at + 1] ?? 0)) {
    const [element, length] = [header[at], header[at + 1]]
    if (element === 0 && length === 3) return { reference: header[at + 2] ?? 0, total: header[at + 3] ?? 1, number: header[at + 4] ?? 1 }
    if (element === 8 && length === 4)
      return { reference: header.readUInt16BE(at + 2), total: header[at + 4] ?? 1, number: header[at + 5] ?? 1 }
  }
  return null
}

function placeInTags(tags: ReadonlyMap<number, Buffer>): ArrivedPart['place'] {
  const [reference, total, number] = [TAGS.sar_msg_ref_num, TAGS.sar_total_segments, TAGS.sar_segment_seqnum].map(tag => tags.get(tag))
  if (reference === undefined || total === undefined || number === undefined || reference.length < 2) return null
  return { reference: reference.readUInt16BE(0), total: total[0] ?? 1, number: number[0] ?? 1 }
}
