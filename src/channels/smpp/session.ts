/** One connection to a message centre: bound, kept awake, every request answered or timed out, every arrival acknowledged only when it is kept. */
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectSecure } from 'node:tls'
import { type Bind, bindBody, COMMANDS, encodePdu, type Pdu, PduStream, readMessageId, readShortMessage, type ShortMessage } from './pdu.ts'

export type SubmitResult =
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'refused'; readonly status: number }
  /** Not one octet of it was written. */
  | { readonly kind: 'not-sent'; readonly detail: string }
  /** Written, and no answer came: it may have been taken. */
  | { readonly kind: 'unknown'; readonly detail: string }

export interface SessionOptions {
  readonly host: string
  readonly port: number
  readonly isSecure: boolean
  readonly bind: Bind
  /** A transceiver is given receipts and answers; a transmitter only sends. */
  readonly mode: 'transceiver' | 'transmitter'
  /** A request without an answer for so long is unknown. */
  readonly answerMsMax: number
  /** After so much silence the other side is asked whether it still lives. */
  readonly enquireMs: number
  /** Keeps what arrived; only then is it acknowledged. When it throws, the centre is asked to bring it again. */
  readonly onArrived: (messages: readonly ShortMessage[]) => Promise<void>
  readonly onClosed: (detail: string) => void
}

export type SessionOpened = { readonly session: SmppSession } | { readonly status: number } | { readonly detail: string }

const STATUS_OK = 0
/** ESME_RX_T_APPN: could not be kept just now, bring it again. */
const STATUS_TRY_AGAIN = 0x64
const STATUS_UNKNOWN_COMMAND = 0x03
const SEQUENCE_MAX = 0x7fffffff
/** Two questions without an answer: the line is dead, whatever TCP believes. */
const ENQUIRIES_UNANSWERED_MAX = 2

interface Waiting {
  readonly sentMs: number
  readonly resolve: (answer: Pdu | 'timeout' | 'closed') => void
}

export class SmppSession {
  readonly #socket: Socket
  readonly #options: SessionOptions
  readonly #stream = new PduStream()
  /** In the order of sending: the oldest is first. */
  readonly #waiting = new Map<number, Waiting>()
  #sequence = 0
  #isCorked = false
  #isClosed = false
  #heardMs = performance.now()
  #enquiriesUnanswered = 0
  #arrived: { readonly sequence: number; readonly message: ShortMessage }[] = []
  #isKeeping = false
  readonly #timer: ReturnType<typeof setInterval>

  private constructor(socket: Socket, options: SessionOptions) {
    this.#socket = socket
    this.#options = options
    // A short message waits for nobody: with Nagle's algorithm a centre is almost five times slower.
    socket.setNoDelay(true)
    socket.on('data', chunk => this.#read(chunk))
    socket.on('error', error => this.#end(error.message))
    socket.on('close', () => this.#end('the line was closed'))
    this.#timer = setInterval(() => this.#watch(), Math.max(10, Math.min(options.answerMsMax, options.enquireMs) / 4))
    this.#timer.unref()
  }

  static async open(options: SessionOptions): Promise<SessionOpened> {
    const socket = await connected(options)
    if (socket instanceof Error) return { detail: socket.message }
    const session = new SmppSession(socket, options)
    const command = options.mode === 'transceiver' ? COMMANDS.bind_transceiver : COMMANDS.bind_transmitter
    const answer = await session.#ask(command, bindBody(options.bind))
    if (answer === 'timeout' || answer === 'closed') {
      session.#end('no answer to the bind')
      return { detail: 'no answer to the bind' }
    }
    if (answer.status !== STATUS_OK) {
      session.#end('the bind was refused')
      return { status: answer.status }
    }
    return { session }
  }

  get isOpen(): boolean {
    return !this.#isClosed
  }

  async submit(body: Buffer): Promise<SubmitResult> {
    if (this.#isClosed) return { kind: 'not-sent', detail: 'the line is closed' }
    const answer = await this.#ask(COMMANDS.submit_sm, body)
    if (answer === 'timeout') return { kind: 'unknown', detail: 'no answer in time' }
    if (answer === 'closed') return { kind: 'unknown', detail: 'the line was cut before the answer' }
    if (answer.status !== STATUS_OK) return { kind: 'refused', status: answer.status }
    return { kind: 'accepted', id: readMessageId(answer.body) }
  }

  /** Says goodbye when there is time for it. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    await this.#ask(COMMANDS.unbind, Buffer.alloc(0))
    this.#end('we closed the line')
  }

  #ask(command: number, body: Buffer): Promise<Pdu | 'timeout' | 'closed'> {
    this.#sequence = this.#sequence >= SEQUENCE_MAX ? 1 : this.#sequence + 1
    const sequence = this.#sequence
    this.#write(encodePdu({ command, sequence, body }))
    return new Promise(resolve => this.#waiting.set(sequence, { sentMs: performance.now(), resolve }))
  }

  /** What is written in one turn leaves in one piece. */
  #write(bytes: Buffer): void {
    if (!this.#isCorked) {
      this.#isCorked = true
      this.#socket.cork()
      process.nextTick(() => {
        this.#isCorked = false
        this.#socket.uncork()
      })
    }
    this.#socket.write(bytes)
  }

  #read(chunk: Buffer): void {
    this.#heardMs = performance.now()
    this.#enquiriesUnanswered = 0
    const pdus = this.#stream.push(chunk)
    if (pdus === undefined) return this.#end('the other side speaks something else')
    for (const pdu of pdus) this.#take(pdu)
  }

  #take(pdu: Pdu): void {
    if ((pdu.command & 0x80000000) !== 0) {
      this.#waiting.get(pdu.sequence)?.resolve(pdu)
      this.#waiting.delete(pdu.sequence)
      return
    }
    switch (pdu.command) {
      case COMMANDS.deliver_sm:
        return this.#arrive(pdu)
      case COMMANDS.enquire_link:
        return this.#write(encodePdu({ command: COMMANDS.enquire_link_resp, sequence: pdu.sequence }))
      case COMMANDS.unbind:
        this.#write(encodePdu({ command: COMMANDS.unbind_resp, sequence: pdu.sequence }))
        this.#socket.end()
        return
      default:
        return this.#write(encodePdu({ command: COMMANDS.generic_nack, status: STATUS_UNKNOWN_COMMAND, sequence: pdu.sequence }))
    }
  }

  #arrive(pdu: Pdu): void {
    const message = readShortMessage(pdu.body)
    // What cannot be read now cannot be read later: it is acknowledged, or the centre would bring it for ever.
    if (message === undefined) return this.#acknowledge(pdu.sequence, STATUS_OK)
    this.#arrived.push({ sequence: pdu.sequence, message })
    if (!this.#isKeeping) void this.#keep()
  }

  /** Arrivals are kept in groups: while one group is being written, the next one gathers. */
  async #keep(): Promise<void> {
    this.#isKeeping = true
    // The rest of this chunk belongs to the first group.
    await Promise.resolve()
    while (this.#arrived.length > 0) {
      const group = this.#arrived
      this.#arrived = []
      let status = STATUS_OK
      try {
        await this.#options.onArrived(group.map(each => each.message))
      } catch {
        status = STATUS_TRY_AGAIN
      }
      for (const { sequence } of group) this.#acknowledge(sequence, status)
    }
    this.#isKeeping = false
  }

  #acknowledge(sequence: number, status: number): void {
    // The empty message id of a deliver_sm_resp.
    this.#write(encodePdu({ command: COMMANDS.deliver_sm_resp, status, sequence, body: NUL }))
  }

  #watch(): void {
    const now = performance.now()
    for (const [sequence, waiting] of this.#waiting) {
      if (now - waiting.sentMs < this.#options.answerMsMax) break
      this.#waiting.delete(sequence)
      waiting.resolve('timeout')
    }
    if (now - this.#heardMs < this.#options.enquireMs) return
    if (this.#enquiriesUnanswered >= ENQUIRIES_UNANSWERED_MAX) return this.#end('the other side is silent')
    this.#heardMs = now
    this.#enquiriesUnanswered += 1
    void this.#ask(COMMANDS.enquire_link, Buffer.alloc(0))
  }

  #end(detail: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    clearInterval(this.#timer)
    this.#socket.destroy()
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { resolve } of waiting) resolve('closed')
    this.#options.onClosed(detail)
  }
}

const NUL = Buffer.from([0])

function connected(options: SessionOptions): Promise<Socket | Error> {
  const { host, port, isSecure, answerMsMax } = options
  return new Promise(resolve => {
    const socket = isSecure ? connectSecure({ host, port, servername: host }) : connectPlain({ host, port })
    const timer = setTimeout(() => {
      socket.destroy()
      resolve(new Error('no connection in time'))
    }, answerMsMax)
    socket.once('error', error => {
      clearTimeout(timer)
      resolve(error)
    })
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
  })
}
