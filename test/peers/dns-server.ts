/** A name server that knows a few TXT records and says of everything else that it does not exist (RFC 1035). */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'

export interface DnsServer {
  /** '127.0.0.1:port', as a resolver takes it. */
  readonly address: string
  readonly records: Map<string, readonly string[]>
  close(): Promise<void>
}

const TXT = 16
const NAME_ERROR = 3

export async function dnsServer(known: Readonly<Record<string, readonly string[]>> = {}): Promise<DnsServer> {
  const records = new Map(Object.entries(known))
  const socket = createSocket('udp4')
  socket.on('message', (query, from) => {
    socket.send(answerTo(query, records), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    records,
    close: async () => {
      socket.close()
      await once(socket, 'close')
    },
  }
}

function answerTo(query: Buffer, records: ReadonlyMap<string, readonly string[]>): Buffer {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  const question = query.subarray(12, at + 5)
  const texts = query.readUInt16BE(at + 1) === TXT ? (records.get(labels.join('.').toLowerCase()) ?? []) : []
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(0x8180 | (texts.length === 0 ? NAME_ERROR : 0), 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(texts.length, 6)
  head.writeUInt32BE(0, 8)
  return Buffer.concat([head, question, ...texts.map(textRecord)])
}

/** Longer texts are written in pieces of at most 255 bytes. */
function textRecord(text: string): Buffer {
  const pieces = text.match(/.{1,255}/gs) ?? ['']
  const data = Buffer.concat(pieces.map(piece => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')])))
  const head = Buffer.from([0xc0, 12, 0, TXT, 0, 1, 0, 0, 0, 60, 0, 0])
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}
