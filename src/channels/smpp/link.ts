/** A standing line to one message centre: comes back by itself, holds the window, waits when it is told to slow down. */
import type { ShortMessage } from './pdu.ts'
import { type SessionOptions, SmppSession, type SubmitResult } from './session.ts'

export interface LinkOptions extends Omit<SessionOptions, 'onArrived' | 'onClosed' | 'mode'> {
  /** Requests without an answer at one time: what the contract with the centre allows. */
  readonly windowMax: number
  /** How long a message waits for the line before it goes back to the outbox. */
  readonly connectMsMax: number
  /** First pause before the line is tried again; doubled up to a minute. */
  readonly reconnectBaseMs: number
}

export type LinkResult =
  | SubmitResult
  | { readonly kind: 'throttled'; readonly waitMs: number }
  | { readonly kind: 'no-bind'; readonly status: number }

/** ESME_RTHROTTLED and ESME_RMSGQFUL: too fast, or the centre is full. */
const SLOW_DOWN = new Set([0x58, 0x14])
const RECONNECT_MS_MAX = 60_000
const PAUSE_BASE_MS = 250
const PAUSE_MS_MAX = 30_000
/** A message is offered so often to a centre that asks for patience; then it waits in the outbox. */
const OFFERS_MAX = 5
/** ESME_RBINDFAIL, RINVPASWD, RINVSYSID: asking again each second would lock the account. */
const REFUSED_FOR_GOOD = new Set([0x0d, 0x0e, 0x0f])

type Listener = (messages: readonly ShortMessage[]) => Promise<void>

export class SmppLink {
  readonly #options: LinkOptions
  #listener: Listener | undefined
  #session: SmppSession | undefined
  #opening: Promise<void> | undefined
  #bindStatus = 0
  #failures = 0
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false
  #inFlight = 0
  readonly #queue: (() => void)[] = []
  #pausedUntilMs = 0
  #pauseMs = 0

  constructor(options: LinkOptions) {
    this.#options = options
  }

  get isBound(): boolean {
    return this.#session?.isOpen === true
  }

  /** From now on the line is kept and what arrives is given to the listener. Without one the line only sends. */
  async listen(listener: Listener): Promise<void> {
    this.#listener = listener
    const session = this.#session
    this.#session = undefined
    await session?.close()
    await this.#open()
  }

  async submit(body: Buffer): Promise<LinkResult> {
    await this.#enter()
    try {
      for (let offer = 1; ; offer += 1) {
        await this.#patience()
        const session = await this.#bound()
        if (session === undefined)
          return this.#bindStatus === 0
            ? { kind: 'not-sent', detail: 'the message centre cannot be reached' }
            : { kind: 'no-bind', status: this.#bindStatus }
        const result = await session.submit(body)
        if (result.kind !== 'refused' || !SLOW_DOWN.has(result.status)) {
          this.#pauseMs = 0
          return result
        }
        this.#slowDown()
        if (offer >= OFFERS_MAX || this.#isClosed) return { kind: 'throttled', waitMs: PAUSE_MS_MAX }
      }
    } finally {
      this.#leave()
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#retryTimer)
    await this.#session?.close()
    this.#session = undefined
  }

  #enter(): Promise<void> | void {
    if (this.#inFlight < this.#options.windowMax) {
      this.#inFlight += 1
      return
    }
    return new Promise(resolve => this.#queue.push(resolve))
  }

  #leave(): void {
    const next = this.#queue.shift()
    if (next === undefined) this.#inFlight -= 1
    else next()
  }

  async #patience(): Promise<void> {
    const waitMs = this.#pausedUntilMs - performance.now()
    if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs))
  }

  /** The whole line waits, not only the message that was told so. */
  #slowDown(): void {
    const now = performance.now()
    if (now < this.#pausedUntilMs) return
    this.#pauseMs = Math.min(PAUSE_MS_MAX, this.#pauseMs === 0 ? PAUSE_BASE_MS : this.#pauseMs * 2)
    this.#pausedUntilMs = now + this.#pauseMs
  }

  async #bound(): Promise<SmppSession | undefined> {
    const untilMs = performance.now() + this.#options.connectMsMax
    while (!this.isBound && !this.#isClosed && performance.now() < untilMs) {
      await this.#open()
      if (this.isBound || REFUSED_FOR_GOOD.has(this.#bindStatus)) break
      await new Promise(resolve => setTimeout(resolve, Math.max(1, Math.min(this.#options.reconnectBaseMs, untilMs - performance.now()))))
    }
    return this.isBound ? this.#session : undefined
  }

  #open(): Promise<void> {
    this.#opening ??= this.#tryToOpen().finally(() => {
      this.#opening = undefined
    })
    return this.#opening
  }

  async #tryToOpen(): Promise<void> {
    if (this.isBound || this.#isClosed) return
    clearTimeout(this.#retryTimer)
    const listener = this.#listener
    const opened = await SmppSession.open({
      ...this.#options,
      mode: listener === undefined ? 'transmitter' : 'transceiver',
      onArrived: messages => (listener === undefined ? Promise.reject(new Error('nobody listens')) : listener(messages)),
      onClosed: () => this.#comeBack(),
    })
    if (!('session' in opened)) {
      this.#bindStatus = 'status' in opened ? opened.status : 0
      this.#comeBack()
      return
    }
    this.#bindStatus = 0
    this.#failures = 0
    if (this.#isClosed) await opened.session.close()
    else this.#session = opened.session
  }

  /** Only a line that somebody listens to comes back by itself; the others are opened by the next message. */
  #comeBack(): void {
    if (this.#isClosed || this.#listener === undefined) return
    clearTimeout(this.#retryTimer)
    const waitMs = REFUSED_FOR_GOOD.has(this.#bindStatus)
      ? RECONNECT_MS_MAX
      : Math.min(RECONNECT_MS_MAX, this.#options.reconnectBaseMs * 2 ** Math.min(this.#failures, 10))
    this.#failures += 1
    // Half of the pause is by chance, so that a thousand shops do not knock at the same moment.
    this.#retryTimer = setTimeout(() => void this.#open(), waitMs * (0.5 + Math.random() / 2))
    this.#retryTimer.unref()
  }
}
