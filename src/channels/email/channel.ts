/** E-mail over the owner's SMTP server: one letter with the library, many over a few connections of our own. */
import type { EmailChannel } from '../../domain/collect/business.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel, OutgoingMessage } from '../../ports/channel.ts'
import { dkimSigner } from './dkim.ts'
import { type LetterMaker, letterMaker } from './letter.ts'
import { sendMany, type Turns } from './letter-groups.ts'
import { verifiesItself } from './dkim-specimen.ts'
import { outcomeOf, unmade } from './outcome.ts'
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
  const maker = makerOf(settings)
  let pool: SmtpPool | undefined
  const turns: Turns = { next: Promise.resolve() }
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
        yield* sendMany(messages, { maker, pool, turns })
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
