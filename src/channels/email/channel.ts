/** E-mail over the owner's SMTP server: one letter with the library, many over a few connections of our own. */
import { hostname } from 'node:os'
import type { EmailChannel } from '../../domain/collect/business.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel, Delivered, OutgoingMessage } from '../../ports/channel.ts'
import { dkimSigner } from './dkim.ts'
import { type LetterMaker, letterMaker, wireContent } from './letter.ts'
import { outcomeOf } from './outcome.ts'
import { sendSingle } from './single-letter.ts'
import type { SmtpServer } from './smtp-login.ts'
import { type SmtpPool, smtpPool } from './smtp-pool.ts'

export interface EmailOptions {
  /** Milliseconds without a word from the server before the conversation counts as broken. */
  readonly silenceMsMax?: number
  readonly certificateAuthority?: string
}

const SILENCE_MS_MAX = 30_000
/** More buys nothing in one process, and some servers refuse a sixth connection from one address. */
const CONNECTIONS_MAX = 4
/** Fewer letters are not worth connections of our own. */
const BULK_FROM = 3
/** What a crash can leave unknown; the engine gives less to a slow server. */
const GROUP_MAX = 500
/** Far below what a server minds; one that wants fewer answers 421 or 452 and gets a new connection. */
const LETTERS_PER_CONNECTION_MAX = 2000

export function emailChannel(settings: EmailChannel, options: EmailOptions = {}): Channel {
  const server: SmtpServer = {
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    user: settings.user,
    password: settings.password,
    ownName: ownName(),
    silenceMsMax: options.silenceMsMax ?? SILENCE_MS_MAX,
    ...(options.certificateAuthority !== undefined && { certificateAuthority: options.certificateAuthority }),
  }
  const make = makerOf(settings)
  let pool: SmtpPool | undefined
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    const letter = await make(message)
    return outcomeOf(await sendSingle(letter, server), letter.messageId)
  }
  return {
    name: 'email',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: true, partChars: null },
    deliver,
    bulk: {
      groupMax: GROUP_MAX,
      async *deliverMany(messages) {
        if (messages.length < BULK_FROM) {
          for (const message of messages) yield { messageId: message.messageId, outcome: await deliver(message) }
          return
        }
        pool ??= smtpPool({ server, connectionsMax: CONNECTIONS_MAX, lettersMax: LETTERS_PER_CONNECTION_MAX })
        yield* sendMany(messages, { make, pool })
      },
    },
    close: async () => {
      const closing = pool
      pool = undefined
      await closing?.close()
    },
  }
}

/** A key that cannot be read makes no unsigned letters: the channel does not open. @throws Error then. */
function makerOf({ from, mailbox, dkim }: EmailChannel): LetterMaker {
  return letterMaker({ from, mailbox, signer: dkim === null ? null : dkimSigner([dkim]) })
}

function ownName(): string {
  const name = hostname()
  return /^[\w-]+(\.[\w-]+)+$/.test(name) ? name : '[127.0.0.1]'
}

interface Bulk {
  readonly make: LetterMaker
  readonly pool: SmtpPool
}

async function* sendMany(messages: readonly OutgoingMessage[], { make, pool }: Bulk): AsyncGenerator<Delivered> {
  const known: Delivered[] = []
  let wake: (() => void) | undefined
  const settle = (message: OutgoingMessage, outcome: ChannelOutcome): void => {
    known.push({ messageId: message.messageId, outcome })
    wake?.()
  }
  for (const message of messages) {
    make(message).then(
      letter =>
        pool.send({
          from: letter.from,
          to: letter.to,
          envelopeId: letter.envelopeId,
          content: wireContent(letter),
          settle: result => settle(message, outcomeOf(result, letter.messageId)),
        }),
      (error: unknown) => settle(message, { kind: 'failed', reason: 'not-configured', detail: String(error) }),
    )
  }
  for (let told = 0; told < messages.length;) {
    if (told === known.length) {
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
    for (; told < known.length; told += 1) {
      const next = known[told]
      if (next !== undefined) yield next
    }
  }
}
