/** One letter over a connection of its own, with the library that knows the most servers. */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { type Letter, rawOf } from './letter.ts'
import type { SmtpResult, SmtpStage } from './smtp-conversation.ts'
import { isPrivate, type SmtpServer } from './smtp-login.ts'

/** The stage is our own note: the library's errors look the same before and after the final dot. */
export function sendSingle(letter: Letter, server: SmtpServer): Promise<SmtpResult> {
  const { host, port, secure, user, password, ownName, silenceMsMax, certificateAuthority } = server
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    name: ownName,
    connectionTimeout: silenceMsMax,
    greetingTimeout: silenceMsMax,
    socketTimeout: silenceMsMax,
    // The password does not travel in the clear, except within a house.
    requireTLS: user !== '' && !isPrivate(host),
    ...(certificateAuthority !== undefined && { tls: { ca: certificateAuthority } }),
  })
  let stage: SmtpStage = 'mail'
  return new Promise(resolve => {
    let isSettled = false
    const settle = (result: SmtpResult): void => {
      if (isSettled) return
      isSettled = true
      connection.close()
      resolve(result)
    }
    const fail = (error: unknown): void => settle(resultOf(error, stage))
    connection.on('error', fail)
    connection.on('end', () => fail(new Error('the server closed the connection')))
    connection.connect(error => {
      if (error) return fail(error)
      const send = (): void => {
        connection.send(
          {
            from: letter.from,
            to: [letter.to],
            dsn: { ret: 'HDRS', envid: letter.envelopeId, notify: ['FAILURE', 'DELAY'], orcpt: letter.to },
          },
          watched(rawOf(letter), reached => {
            stage = reached
          }),
          (refusal, info) => {
            if (refusal) return fail(refusal)
            settle({ kind: 'accepted', text: info.response.replace(/^\d{3}[ -]/, '') })
          },
        )
      }
      if (user === '') return send()
      connection.login({ user, pass: password }, refusal => (refusal ? fail(refusal) : send()))
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

function resultOf(error: unknown, stage: SmtpStage): SmtpResult {
  const detail = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined
  // A code of another stage: an answer to a greeting or a login is none to the message, but it says as surely that nothing was taken.
  if (code === undefined) return { kind: 'lost', stage, detail }
  return { kind: 'refused', stage: stageOfCommand(error) ?? stage, code, text: detail.replace(/^.*?\d{3}[ -]/, '') }
}

/** Before the body the library names the command that was refused: about letting us in, or about the recipient. */
function stageOfCommand(error: unknown): SmtpStage | undefined {
  const command = error instanceof Error && 'command' in error && typeof error.command === 'string' ? error.command : ''
  if (command === 'RCPT TO') return 'rcpt'
  if (command === 'DATA') return 'data'
  return /^(?:CONN|EHLO|HELO|STARTTLS|AUTH)\b/.test(command) ? 'login' : undefined
}
