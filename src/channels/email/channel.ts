/** E-mail over the owner's SMTP server, one message a connection: sure of its outcome before it is fast. */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import type { EmailChannel } from '../../domain/collect/business.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { Channel } from '../../ports/channel.ts'
import { composeLetter, type Letter } from './letter.ts'
import { outcomeOfFailure, type SmtpStage } from './outcome.ts'

export interface EmailOptions {
  /** Milliseconds without a word from the server before the conversation counts as broken. */
  readonly silenceMsMax?: number
}

const SILENCE_MS_MAX = 30_000

export function emailChannel(settings: EmailChannel, options: EmailOptions = {}): Channel {
  return {
    name: 'email',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: true, partChars: null },
    deliver: async message => {
      const letter = await composeLetter(message, settings.from)
      return converse(letter, { settings, silenceMsMax: options.silenceMsMax ?? SILENCE_MS_MAX })
    },
    close: async () => undefined,
  }
}

interface Talk {
  readonly settings: EmailChannel
  readonly silenceMsMax: number
}

/** One conversation. The stage is our own: the library's errors look the same before and after the final dot. */
function converse(letter: Letter, { settings, silenceMsMax }: Talk): Promise<ChannelOutcome> {
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    connectionTimeout: silenceMsMax,
    greetingTimeout: silenceMsMax,
    socketTimeout: silenceMsMax,
  })
  let stage: SmtpStage = 'before-data'
  return new Promise(resolve => {
    let isSettled = false
    const settle = (outcome: ChannelOutcome): void => {
      if (isSettled) return
      isSettled = true
      connection.close()
      resolve(outcome)
    }
    const fail = (error: unknown): void => settle(outcomeOfFailure({ stage, ...failureOf(error) }))
    connection.on('error', fail)
    connection.on('end', () => fail(new Error('the server closed the connection')))
    connection.connect(error => {
      if (error) return fail(error)
      const send = (): void => {
        connection.send(
          letter.envelope,
          watched(letter.raw, reached => {
            stage = reached
          }),
          (refusal, info) => {
            if (refusal) return fail(refusal)
            settle({ kind: 'handed', providerId: info.response.slice(0, 200) || letter.messageId, reason: 'accepted' })
          },
        )
      }
      if (settings.user === '') return send()
      connection.login({ user: settings.user, pass: settings.password }, refusal => (refusal ? fail(refusal) : send()))
    })
  })
}

/**
 * The body as a stream that tells how far it was read: its first byte is read only after the server has said 354, and the
 * library writes the final dot when it has read the last one.
 */
function watched(raw: Buffer, reached: (stage: SmtpStage) => void): Readable {
  let isGiven = false
  return new Readable({
    read() {
      if (!isGiven) {
        isGiven = true
        reached('in-data')
        this.push(raw)
        return
      }
      reached('after-dot')
      this.push(null)
    },
  })
}

function failureOf(error: unknown): { readonly responseCode: number | undefined; readonly detail: string } {
  if (!(error instanceof Error)) return { responseCode: undefined, detail: String(error) }
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined
  // A code of another stage: an answer to a greeting or a login is none to the message, but it says as surely that nothing was taken.
  return { responseCode: code, detail: error.message.slice(0, 300) }
}
