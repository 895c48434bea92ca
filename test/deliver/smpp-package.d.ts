/** The parts of the `smpp` package that the test centre uses; the package itself carries no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  interface Pdu {
    command: string
    command_length: number
    command_status: number
    sequence_number: number
    system_id: string
    source_addr: string
    destination_addr: string
    source_addr_ton: number
    dest_addr_ton: number
    esm_class: number
    data_coding: number
    registered_delivery: number
    short_message: { readonly udh?: readonly Buffer[]; readonly message: string } | undefined
    message_payload?: { readonly message: string }
    sar_total_segments?: number
    sar_segment_seqnum?: number
    response(fields?: Readonly<Record<string, unknown>>): Pdu
  }
  interface Session extends EventEmitter {
    readonly socket: Socket
    send(pdu: Pdu): void
    submit_sm(fields: Readonly<Record<string, unknown>>, answered?: (pdu: Pdu) => void): void
    bind_transceiver(fields: Readonly<Record<string, unknown>>, answered?: (pdu: Pdu) => void): void
    on(event: string, listener: (pdu: Pdu) => void): this
    deliver_sm(fields: Readonly<Record<string, unknown>>, answered?: (pdu: Pdu) => void): void
    close(): void
    destroy(): void
  }
  const smpp: {
    connect(options: { readonly url: string }, listener: () => void): Session
    createServer(listener: (session: Session) => void): NetServer
  }
  export default smpp
  export type { Pdu, Session }
}
