/**
 * The words of SMPP 3.4 on the wire: a header of four numbers, fields in a fixed order, then optional fields by tag
 * (Short Message Peer-to-Peer Protocol Specification v3.4, 1999). Only the operations a sender needs.
 */
import { assert } from '../../kernel/assert.ts'

export const COMMANDS = {
  generic_nack: 0x80000000,
  bind_receiver: 0x00000001,
  bind_receiver_resp: 0x80000001,
  bind_transmitter: 0x00000002,
  bind_transmitter_resp: 0x80000002,
  submit_sm: 0x00000004,
  submit_sm_resp: 0x80000004,
  deliver_sm: 0x00000005,
  deliver_sm_resp: 0x80000005,
  unbind: 0x00000006,
  unbind_resp: 0x80000006,
  bind_transceiver: 0x00000009,
  bind_transceiver_resp: 0x80000009,
  enquire_link: 0x00000015,
  enquire_link_resp: 0x80000015,
} as const
export type CommandName = keyof typeof COMMANDS

export const TAGS = {
  sar_msg_ref_num: 0x020c,
  sar_total_segments: 0x020e,
  sar_segment_seqnum: 0x020f,
  receipted_message_id: 0x001e,
  message_payload: 0x0424,
  message_state: 0x0427,
  network_error_code: 0x0423,
} as const

export const HEADER_BYTES = 16
/** The largest answer a sane centre gives; a longer one is a stream out of step. */
export const PDU_BYTES_MAX = 65_536

export interface Pdu {
  readonly command: number
  readonly status: number
  readonly sequence: number
  readonly body: Buffer
}

export interface Bind {
  readonly systemId: string
  readonly password: string
  readonly systemType: string
}

/** A short message as submit_sm and deliver_sm carry it. */
export interface ShortMessage {
  readonly sourceTon: number
  readonly sourceNpi: number
  readonly source: string
  readonly destinationTon: number
  readonly destinationNpi: number
  readonly destination: string
  readonly esmClass: number
  readonly registeredDelivery: number
  readonly dataCoding: number
  /** At most 254 octets; longer ones travel in message_payload. */
  readonly octets: Buffer
  readonly tags: ReadonlyMap<number, Buffer>
}

export function encodePdu(pdu: {
  readonly command: number
  readonly status?: number
  readonly sequence: number
  readonly body?: Buffer
}): Buffer {
  const body = pdu.body ?? EMPTY
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + body.length)
  bytes.writeUInt32BE(bytes.length, 0)
  bytes.writeUInt32BE(pdu.command >>> 0, 4)
  bytes.writeUInt32BE(pdu.status ?? 0, 8)
  bytes.writeUInt32BE(pdu.sequence, 12)
  body.copy(bytes, HEADER_BYTES)
  return bytes
}

const EMPTY = Buffer.alloc(0)
const INTERFACE_VERSION = 0x34

export function bindBody({ systemId, password, systemType }: Bind): Buffer {
  return Buffer.concat([cText(systemId), cText(password), cText(systemType), Buffer.from([INTERFACE_VERSION, 0, 0]), cText('')])
}

function cText(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'latin1')
}

/** Every field of submit_sm that is one octet long, and the ends of the two addresses (SMPP 3.4, 4.4.1). */
const FIXED_OCTETS = 17

/** Written by hand into one buffer: this runs for every message. */
export function shortMessageBody(message: ShortMessage): Buffer {
  let length = message.source.length + message.destination.length + message.octets.length + FIXED_OCTETS
  for (const value of message.tags.values()) length += 4 + value.length
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  bytes[at++] = 0 // service_type: the default one
  bytes[at++] = message.sourceTon
  bytes[at++] = message.sourceNpi
  at += bytes.write(message.source, at, 'latin1')
  bytes[at++] = 0
  bytes[at++] = message.destinationTon
  bytes[at++] = message.destinationNpi
  at += bytes.write(message.destination, at, 'latin1')
  bytes[at++] = 0
  bytes[at++] = message.esmClass
  bytes[at++] = 0 // protocol_id
  bytes[at++] = 0 // priority_flag
  bytes[at++] = 0 // schedule_delivery_time: at once
  bytes[at++] = 0 // validity_period: the centre's own
  bytes[at++] = message.registeredDelivery
  bytes[at++] = 0 // replace_if_present_flag
  bytes[at++] = message.dataCoding
  bytes[at++] = 0 // sm_default_msg_id
  bytes[at++] = message.octets.length
  at += message.octets.copy(bytes, at)
  for (const [tag, value] of message.tags) {
    at = bytes.writeUInt16BE(tag, at)
    at = bytes.writeUInt16BE(value.length, at)
    at += value.copy(bytes, at)
  }
  // An octet more is a broken optional parameter to a strict centre, and would be one of our memory.
  assert(at === length, 'every octet is written')
  return bytes
}

/** undefined when the body is shorter than it says. */
export function readShortMessage(body: Buffer): ShortMessage | undefined {
  const reader = new BodyReader(body)
  reader.text()
  const [sourceTon, sourceNpi, source] = [reader.octet(), reader.octet(), reader.text()]
  const [destinationTon, destinationNpi, destination] = [reader.octet(), reader.octet(), reader.text()]
  const esmClass = reader.octet()
  reader.skip(2)
  reader.text()
  reader.text()
  const registeredDelivery = reader.octet()
  reader.skip(1)
  const dataCoding = reader.octet()
  reader.skip(1)
  const octets = reader.bytes(reader.octet())
  const tags = reader.tags()
  if (reader.isBroken) return undefined
  const head = { sourceTon, sourceNpi, source, destinationTon, destinationNpi, destination }
  return { ...head, esmClass, registeredDelivery, dataCoding, octets: tags.get(TAGS.message_payload) ?? octets, tags }
}

/** The id in a submit_sm_resp; empty in a refusal, which may come without a body. */
export function readMessageId(body: Buffer): string {
  return body.length === 0 ? '' : new BodyReader(body).text()
}

class BodyReader {
  readonly #body: Buffer
  #at = 0
  isBroken = false

  constructor(body: Buffer) {
    this.#body = body
  }

  octet(): number {
    const value = this.#body[this.#at]
    this.#at += 1
    if (value === undefined) this.isBroken = true
    return value ?? 0
  }

  skip(octets: number): void {
    this.#at += octets
  }

  text(): string {
    const end = this.#body.indexOf(0, this.#at)
    if (end < 0) {
      this.isBroken = true
      return ''
    }
    const text = this.#body.toString('latin1', this.#at, end)
    this.#at = end + 1
    return text
  }

  bytes(length: number): Buffer {
    if (this.#at + length > this.#body.length) this.isBroken = true
    const bytes = this.#body.subarray(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }

  tags(): ReadonlyMap<number, Buffer> {
    const tags = new Map<number, Buffer>()
    while (!this.isBroken && this.#at + 4 <= this.#body.length) {
      const tag = this.#body.readUInt16BE(this.#at)
      const length = this.#body.readUInt16BE(this.#at + 2)
      this.#at += 4
      tags.set(tag, this.bytes(length))
    }
    return tags
  }
}

/** Cuts the stream into operations. A length that cannot be means that the two sides have lost each other: undefined, and the line is dropped. */
export class PduStream {
  #rest: Buffer = EMPTY

  push(chunk: Buffer): readonly Pdu[] | undefined {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const pdus: Pdu[] = []
    let at = 0
    while (bytes.length - at >= 4) {
      const length = bytes.readUInt32BE(at)
      if (length < HEADER_BYTES || length > PDU_BYTES_MAX) return undefined
      if (bytes.length - at < length) break
      pdus.push({
        command: bytes.readUInt32BE(at + 4),
        status: bytes.readUInt32BE(at + 8),
        sequence: bytes.readUInt32BE(at + 12),
        body: bytes.subarray(at + HEADER_BYTES, at + length),
      })
      at += length
    }
    this.#rest = bytes.subarray(at)
    return pdus
  }
}
