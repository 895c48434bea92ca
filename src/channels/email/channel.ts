/** E-mail over the owner's SMTP server: one letter with the library, many over a few connections of our own. */
import type { EmailChannel } from '../../domain/collect/business.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { MessageId } from '../../kernel/ids.ts'
import type { Channel, Delivered, OutgoingMessage } from '../../ports/channel.ts'
import { dkimSigner } from './dkim.ts'
import { type Letter, type LetterMaker, letterMaker } from './letter.ts'
import { roomFor, writePieces } from './letter-pieces.ts'
import { verifiesItself } from './dkim-specimen.ts'
import { outcomeOf } from './outcome.ts'
import { sendSingle } from './single-letter.ts'
import { type EmailOptions, serverOf } from './server-settings.ts'
import type { SmtpLetter, SmtpResult } from './smtp-conversation.ts'
import { type SmtpPool, smtpPool } from './smtp-pool.ts'

/** More buys nothing in one process, and some servers refuse a sixth connection from one address. */
const CONNECTIONS_MAX = 4
/** Fewer letters are not worth connections of our own. */
const BULK_FROM = 3
/** What a crash can leave unknown; the engine gives less to a slow server. */
const GROUP_MAX = 400
/** Far below what a server minds; one that wants fewer answers 421 or 452 and gets a new connection. */
const LETTERS_PER_CONNECTION_MAX = 2000

export function emailChannel(settings: EmailChannel, options: EmailOptions = {}): Channel {
  const server = serverOf(settings, options)
  const maker = makerOf(settings)
  let pool: SmtpPool | undefined
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    const letter = await maker()
      .then(make => make(message))
      .catch(String)
    return typeof letter === 'string' ? unmade(letter) : outcomeOf(await sendSingle(letter, server), letter.messageId)
  }
  return {
    name: 'email',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: true, partChars: null },
    deliver,
    bulk: {
      groupMax: GROUP_MAX,
      async *deliverMany(messages) {
        if (messages.length < BULK_FROM) {
          for (const message of messages) yield [{ messageId: message.messageId, outcome: await deliver(message) }]
          return
        }
        pool ??= smtpPool({ server, connectionsMax: CONNECTIONS_MAX, lettersMax: LETTERS_PER_CONNECTION_MAX })
        yield* sendMany(messages, { maker, pool })
      },
    },
    close: async () => {
      const closing = pool
      pool = undefined
      await closing?.close()
    },
  }
}

/** With a key, the first letter waits until a specimen has verified. @throws Error when it does not: an unsigned letter never leaves. */
function makerOf(settings: EmailChannel): () => Promise<LetterMaker> {
  const { from, mailbox, dkim } = settings
  let making: Promise<LetterMaker> | undefined
  const open = async (): Promise<LetterMaker> => {
    if (dkim !== null && !(await verifiesItself(settings)))
      throw new Error(`the signing key ${dkim.selector} of ${dkim.domain} does not work`)
    return letterMaker({ from, mailbox, signer: dkim === null ? null : dkimSigner([dkim]) })
  }
  return () => (making ??= open())
}

/** Nothing was made, so nothing left; it may work once the owner has made a new key. */
function unmade(detail: string): ChannelOutcome {
  return { kind: 'not-sent', reason: 'not-configured', detail }
}

/** Letters made ahead of the connections: enough that none of them waits, few enough that a group never lies in memory as letters. */
const AHEAD_MAX = 64
/** Outcomes are told together: telling them one by one takes as long as making a letter. None waits longer than so many milliseconds. */
const TOGETHER_MAX = 64
const TOGETHER_MS = 50

interface Bulk {
  readonly maker: () => Promise<LetterMaker>
  readonly pool: SmtpPool
}

async function* sendMany(messages: readonly OutgoingMessage[], { maker, pool }: Bulk): AsyncGenerator<readonly Delivered[]> {
  const make = await maker().catch(String)
  if (typeof make === 'string') {
    yield messages.map(({ messageId }) => ({ messageId, outcome: unmade(make) }))
    return
  }
  let known: Delivered[] = []
  let wake: () => void = () => undefined
  let [made, told] = [0, 0]
  let isMakingAhead = false
  const settle = (messageId: MessageId, outcome: ChannelOutcome): void => {
    known.push({ messageId, outcome })
    if (!isMakingAhead && made < messages.length && made - told - known.length <= AHEAD_MAX / 2) {
      isMakingAhead = true
      // Not at once: whoever settles a letter is in the middle of a conversation.
      queueMicrotask(makeAhead)
    }
    if (known.length >= TOGETHER_MAX || told + known.length === messages.length) wake()
  }
  const makeAhead = (): void => {
    isMakingAhead = false
    for (; made < messages.length && made - told - known.length < AHEAD_MAX; made += 1) {
      const message = messages[made]
      if (message !== undefined) makeOne(message)
    }
  }
  const makeOne = (message: OutgoingMessage): void => {
    const letter = make(message)
    if (!(letter instanceof Promise)) return pool.send(new SentLetter(letter, message, settle))
    letter.then(
      signed => pool.send(new SentLetter(signed, message, settle)),
      (error: unknown) => settle(message.messageId, unmade(String(error))),
    )
  }
  makeAhead()
  while (told < messages.length) {
    if (known.length < TOGETHER_MAX && told + known.length < messages.length) {
      await new Promise<void>(resolve => {
        wake = resolve
        setTimeout(resolve, TOGETHER_MS)
      })
    }
    const ready = known
    known = []
    told += ready.length
    makeAhead()
    if (ready.length > 0) yield ready
  }
}

/** One of a group, as the connections see it. */
class SentLetter implements SmtpLetter {
  readonly from: string
  readonly to: string
  readonly envelopeId: string
  readonly #letter: Letter
  readonly #message: OutgoingMessage
  readonly #settle: (messageId: MessageId, outcome: ChannelOutcome) => void

  constructor(letter: Letter, message: OutgoingMessage, settle: (messageId: MessageId, outcome: ChannelOutcome) => void) {
    this.from = letter.from
    this.to = letter.to
    this.envelopeId = letter.envelopeId
    this.#letter = letter
    this.#message = message
    this.#settle = settle
  }

  get bytesMax(): number {
    return roomFor(this.#letter.pieces)
  }

  write(into: Buffer, at: number): number {
    return writePieces(this.#letter.pieces, { into, at, isWire: true })
  }

  settle(result: SmtpResult): void {
    this.#settle(this.#message.messageId, outcomeOf(result, this.#letter.messageId))
  }
}
