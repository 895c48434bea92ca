/** A message centre written on another codec (the `smpp` package), with the moods of real ones: slow down, hang up, say nothing, bring receipts early. */
import type { AddressInfo } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'
import { assert } from '../../src/kernel/assert.ts'

export interface Submitted {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly text: string
  readonly dataCoding: number
  readonly udh: string
  readonly pdu: Pdu
}

export interface CentreMood {
  /** What to do with a submit; the default accepts it. */
  readonly onSubmit?: (nth: number) => 'accept' | 'hang-up-after-taking' | 'say-nothing' | { readonly status: number }
  readonly receipts?: 'none' | 'after' | 'before'
  readonly receiptIdOf?: (id: number) => string
  readonly answerIdOf?: (id: number) => string
  readonly bindStatus?: number
  readonly state?: string
}

export interface Centre {
  readonly port: number
  readonly submitted: readonly Submitted[]
  readonly bound: readonly string[]
  /** Statuses with which arrivals were acknowledged. */
  readonly acknowledged: readonly number[]
  readonly sessions: ReadonlySet<Session>
  bring(fields: Readonly<Record<string, unknown>>): Promise<number>
  receipt(id: string, to: string, state?: string): Promise<number>
  hangUp(): void
  close(): Promise<void>
}

export async function smppCentre(mood: CentreMood = {}): Promise<Centre> {
  const submitted: Submitted[] = []
  const bound: string[] = []
  const acknowledged: number[] = []
  const sessions = new Set<Session>()
  const bring = (fields: Readonly<Record<string, unknown>>): Promise<number> =>
    new Promise((resolve, reject) => {
      const [session] = [...sessions].slice(-1)
      if (session === undefined) return reject(new Error('nobody is bound'))
      session.deliver_sm(fields, answer => {
        acknowledged.push(answer.command_status)
        resolve(answer.command_status)
      })
    })
  const receipt = (id: string, to: string, state = mood.state ?? 'DELIVRD'): Promise<number> =>
    bring({
      source_addr: to,
      destination_addr: 'SHOP',
      esm_class: 4,
      short_message: `id:${id} sub:001 dlvrd:001 submit date:2603101030 done date:2603101031 stat:${state} err:000 text:`,
    })
  const server = smpp.createServer(session => {
    greet(session, sessions)
    const onBind = (pdu: Pdu): void => {
      bound.push(pdu.command)
      session.send(pdu.response({ command_status: mood.bindStatus ?? 0, system_id: 'CENTRE' }))
      if (mood.bindStatus === undefined) sessions.add(session)
    }
    session.on('bind_transceiver', onBind)
    session.on('bind_transmitter', onBind)
    session.on('submit_sm', (pdu: Pdu) => {
      const nth = submitted.length + 1
      const verdict = mood.onSubmit?.(nth) ?? 'accept'
      if (typeof verdict === 'object') return session.send(pdu.response({ command_status: verdict.status }))
      const id = mood.answerIdOf?.(nth) ?? String(nth)
      submitted.push(submittedFrom(pdu, id))
      if (verdict === 'hang-up-after-taking') return session.destroy()
      if (verdict === 'say-nothing') return
      const bringReceipt = (): void => void receipt(mood.receiptIdOf?.(nth) ?? id, pdu.destination_addr).catch(() => undefined)
      if (mood.receipts === 'before') bringReceipt()
      session.send(pdu.response({ message_id: id }))
      if (mood.receipts === 'after') bringReceipt()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  assert(typeof address === 'object' && address !== null, 'the centre listens')
  const hangUp = (): void => {
    for (const session of sessions) session.destroy()
    sessions.clear()
  }
  return {
    port: address.port,
    submitted,
    bound,
    acknowledged,
    sessions,
    bring,
    receipt,
    hangUp,
    close: () => {
      hangUp()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** What every centre does with a line, whatever its mood. */
function greet(session: Session, sessions: Set<Session>): void {
  session.socket.setNoDelay(true)
  session.on('error', () => undefined)
  session.on('close', () => sessions.delete(session))
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response())
    session.close()
  })
}

function submittedFrom(pdu: Pdu, id: string): Submitted {
  return {
    id,
    from: pdu.source_addr,
    to: pdu.destination_addr,
    text: pdu.message_payload?.message ?? pdu.short_message?.message ?? '',
    dataCoding: pdu.data_coding,
    udh: (pdu.short_message?.udh ?? []).map(element => element.toString('hex')).join(','),
    pdu,
  }
}
