/** E-mail over the owner's SMTP server: one letter with the library, many over a few connections of our own. */
import type { EmailChannel } from '../../domain/collect/business.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel, Delivered, OutgoingMessage } from '../../ports/channel.ts'
import { dkimSigner } from './dkim.ts'
import { type LetterMaker, letterMaker, wireContent } from './letter.ts'
import { verifiesItself } from './dkim-specimen.ts'
import { outcomeOf } from './outcome.ts'
import { sendSingle } from './single-letter.ts'
import { type EmailOptions, serverOf } from './server-settings.ts'
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
  const make = makerOf(settings)
  let pool: SmtpPool | undefined
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    const letter = await make(message).catch(String)
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

/** With a key, the first letter waits until a specimen has verified. @throws Error when it does not: an unsigned letter never leaves. */
function makerOf(settings: EmailChannel): LetterMaker {
  const { from, mailbox, dkim } = settings
  let making: Promise<LetterMaker> | undefined
  const open = async (): Promise<LetterMaker> => {
    if (dkim !== null && !(await verifiesItself(settings)))
      throw new Error(`the signing key ${dkim.selector} of ${dkim.domain} does not work`)
    return letterMaker({ from, mailbox, signer: dkim === null ? null : dkimSigner([dkim]) })
  }
  return async message => {
    making ??= open()
    return (await making)(message)
  }
}

/** Nothing was made, so nothing left; it may work once the owner has made a new key. */
function unmade(detail: string): ChannelOutcome {
  return { kind: 'not-sent', reason: 'not-configured', detail }
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
      (error: unknown) => settle(message, unmade(String(error))),
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
