/** A slip as ESC/POS over TCP 9100, in the code page of Cyrillic printers, and as a picture. */
import { connect } from 'node:net'
import { transform } from 'receiptline'
import { valuesOf } from '../../domain/collect/channel-route.ts'
import type { Printed, SlipPrinter } from '../../ports/slip-printer.ts'

/** A printer in the same shop answers at once; one without paper holds the line. */
const SILENCE_MS_MAX = 8_000
const CODE_PAGE_OF_EPSON = '\u001bt\u0011'

export const escPosPrinter: SlipPrinter = {
  async print(route, slipText) {
    const values = valuesOf(route, 'printer')
    if (values === undefined) return 'unreachable'
    const bytes = escPosBytes(slipText, { columns: Number(values.columns), codePage: Number(values.codePage) })
    return send(bytes, { host: values.host, port: Number(values.port) })
  },
  picture: (slipText, columns) =>
    // The library asks for a font from outside: a printed slip must not tell anybody who looks at it.
    transform(slipText, { cpl: columns, encoding: 'cp866', command: 'svg' }).replace(/@import url\([^)]*\);?/g, ''),
}

/** Cheap printers number their code pages otherwise: `codePage` replaces Epson's number of cp866. */
export function escPosBytes(slipText: string, { columns, codePage }: { readonly columns: number; readonly codePage: number }): Buffer {
  const commands = transform(slipText, { cpl: columns, encoding: 'cp866', command: 'escpos', cutting: true })
  return Buffer.from(commands.replaceAll(CODE_PAGE_OF_EPSON, `\u001bt${String.fromCharCode(codePage & 0xff)}`), 'latin1')
}

function send(bytes: Buffer, { host, port }: { readonly host: string; readonly port: number }): Promise<Printed> {
  return new Promise(resolve => {
    let hasBegun = false
    const socket = connect({ host, port })
    const settle = (outcome: Printed): void => {
      socket.destroy()
      resolve(outcome)
    }
    socket.setTimeout(SILENCE_MS_MAX, () => settle(hasBegun ? 'unknown' : 'unreachable'))
    socket.on('error', () => settle(hasBegun ? 'unknown' : 'unreachable'))
    socket.on('connect', () => {
      hasBegun = true
      socket.end(bytes)
    })
    // The other side closes after it has read the last byte.
    socket.on('close', hadError => settle(hadError ? 'unknown' : 'printed'))
    socket.resume()
  })
}
