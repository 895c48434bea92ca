/** From the bytes of a text file to its table: plain lines as they are, all others as text. */
import { NO_END, NOT_PLAIN, PLAIN_BYTES_MAX, plainLines } from './plain-lines.ts'
import { tableReader, type TableReader, type TableReaderOptions } from './table-reader.ts'
import type { Encoding } from './text-encoding.ts'

const LF = 10
const NOTHING = new Uint8Array(0)

export interface ByteTableReader extends Pick<TableReader, 'isFull' | 'end'> {
  push(bytes: Uint8Array): void
}

export function byteTableReader({ encoding, ...options }: TableReaderOptions & { readonly encoding: Encoding }): ByteTableReader {
  const table = tableReader(options)
  const decoder = new TextDecoder(encoding)
  const lines = plainLines(encoding, table.delimiter)
  /** The beginning of a line whose end has not come yet. */
  let carry: Uint8Array = NOTHING
  const pushText = (bytes: Uint8Array): void => table.push(decoder.decode(bytes, { stream: true }))
  return {
    push: chunk => {
      if (!lines) return pushText(chunk)
      const bytes = carry.length === 0 ? chunk : joined(carry, chunk)
      carry = NOTHING
      let at = 0
      while (at < bytes.length && !table.isFull()) {
        const next = table.isIdle() ? lines.find(bytes, at) : NOT_PLAIN
        if (next === NO_END && bytes.length - at < PLAIN_BYTES_MAX) {
          carry = bytes.slice(at)
          return
        }
        if (next > 0 && table.takePlain(lines, bytes)) at = next
        else {
          const end = bytes.indexOf(LF, at) + 1
          pushText(bytes.subarray(at, end === 0 ? undefined : end))
          at = end === 0 ? bytes.length : end
        }
      }
    },
    isFull: table.isFull,
    end: () => {
      pushText(carry)
      table.push(decoder.decode())
      return table.end()
    },
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
