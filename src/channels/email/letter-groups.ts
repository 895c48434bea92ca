/** Groups of letters over the connections of one sender. */
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { MessageId } from '../../kernel/ids.ts'
import type { Delivered, OutgoingMessage } from '../../ports/channel.ts'
import type { Letter, LetterMaker } from './letter.ts'
import { roomFor, writePieces } from './letter-pieces.ts'
import { outcomeOf, unmade } from './outcome.ts'
import type { SmtpLetter, SmtpResult } from './smtp-conversation.ts'
import type { SmtpPool } from './smtp-pool.ts'

/** Letters made ahead of the connections: enough that none of them waits, few enough that a group never lies in memory as letters. */
const AHEAD_MAX = 64
/** Outcomes are told together: telling them one by one takes as long as making a letter. None waits longer than so many milliseconds. */
const TOGETHER_MAX = 64
const TOGETHER_MS = 50

export interface Bulk {
  readonly maker: () => Promise<LetterMaker>
  readonly pool: SmtpPool
  readonly turns: Turns
}

/**
 * Groups that come at the same time go one behind the other. Side by side they would end at the same time, and then the connections would
 * have nothing to do while all of them are written down and the next are asked about.
 */
export interface Turns {
  /** Resolves when the group before has nothing left to hand to the connections. */
  next: Promise<void>
}

export async function* sendMany(messages: readonly OutgoingMessage[], { maker, pool, turns }: Bulk): AsyncGenerator<readonly Delivered[]> {
  const make = await maker().catch(String)
  if (typeof make === 'string') {
    yield messages.map(({ messageId }) => ({ messageId, outcome: unmade(make) }))
    return
  }
  const turn = turns.next
  const { promise, resolve: pass } = Promise.withResolvers<void>()
  turns.next = promise
  try {
    await turn
    yield* new Group(messages, { make, pool, pass }).outcomes()
  } finally {
    pass()
  }
}

interface Handing {
  readonly make: LetterMaker
  readonly pool: SmtpPool
  readonly pass: () => void
}

/** Makes letters as the connections take them, and gathers what becomes of them. */
class Group {
  readonly #messages: readonly OutgoingMessage[]
  readonly #handing: Handing
  #known: Delivered[] = []
  #wake: () => void = () => undefined
  #made = 0
  #told = 0
  #isMakingAhead = false

  constructor(messages: readonly OutgoingMessage[], handing: Handing) {
    this.#messages = messages
    this.#handing = handing
  }

  async *outcomes(): AsyncGenerator<readonly Delivered[]> {
    this.#makeAhead()
    while (this.#told < this.#messages.length) {
      if (!this.#isWorthTelling) await this.#waited()
      const ready = this.#known
      this.#known = []
      this.#told += ready.length
      this.#makeAhead()
      if (ready.length > 0) yield ready
    }
  }

  get #isWorthTelling(): boolean {
    return this.#known.length >= TOGETHER_MAX || this.#told + this.#known.length === this.#messages.length
  }

  #waited(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, TOGETHER_MS)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  get #underWay(): number {
    return this.#made - this.#told - this.#known.length
  }

  #makeAhead(): void {
    this.#isMakingAhead = false
    for (; this.#made < this.#messages.length && this.#underWay < AHEAD_MAX; this.#made += 1) {
      const message = this.#messages[this.#made]
      if (message !== undefined) this.#makeOne(message)
    }
    if (this.#made === this.#messages.length) this.#handing.pass()
  }

  #makeOne(message: OutgoingMessage): void {
    const { make, pool } = this.#handing
    const letter = make(message)
    if (!(letter instanceof Promise)) return pool.send(new SentLetter(letter, message, this))
    letter.then(
      signed => pool.send(new SentLetter(signed, message, this)),
      (error: unknown) => this.settle(message.messageId, unmade(String(error))),
    )
  }

  settle(messageId: MessageId, outcome: ChannelOutcome): void {
    this.#known.push({ messageId, outcome })
    if (!this.#isMakingAhead && this.#made < this.#messages.length && this.#underWay <= AHEAD_MAX / 2) {
      this.#isMakingAhead = true
      // Not at once: whoever settles a letter is in the middle of a conversation.
      queueMicrotask(() => this.#makeAhead())
    }
    if (this.#isWorthTelling) this.#wake()
  }
}

/** One of a group, as the connections see it. */
class SentLetter implements SmtpLetter {
  readonly from: string
  readonly to: string
  readonly envelopeId: string
  readonly #letter: Letter
  readonly #message: OutgoingMessage
  readonly #group: Group

  constructor(letter: Letter, message: OutgoingMessage, group: Group) {
    this.from = letter.from
    this.to = letter.to
    this.envelopeId = letter.envelopeId
    this.#letter = letter
    this.#message = message
    this.#group = group
  }

  get bytesMax(): number {
    return roomFor(this.#letter.pieces)
  }

  write(into: Buffer, at: number): number {
    return writePieces(this.#letter.pieces, { into, at, isWire: true })
  }

  settle(result: SmtpResult): void {
    this.#group.settle(this.#message.messageId, outcomeOf(result, this.#letter.messageId))
  }
}
