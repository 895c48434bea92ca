/**
 * Letters that other servers bring to us by SMTP (RFC 5321): the way back where a shop has no mailbox with IMAP, or where
 * its own server relays one address to us. Nothing is relayed and nobody can log in: a recipient that is not ours is
 * refused at RCPT. A letter is acknowledged after it is settled, so a crash costs nothing: the sender tries again.
 */
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { MailReceiver, MailReception } from '../../ports/mail-inbox.ts'
import { readMail } from './read-mail.ts'
import { type Certificate, certificateFrom } from './smtp-certificate.ts'
import { type Letter, smtpDialogue } from './smtp-dialogue.ts'

/** A server that brings letters keeps few lines open; more is somebody who wants to exhaust us. */
const LINES_MAX = 100
const SILENCE_MS_MAX = 120_000

export const receiveBySmtp: MailReceiver = async reception => {
  const certificate = reception.certificate && (await certificateFrom(reception.certificate))
  const open = new Set<Socket>()
  const server = createServer({ noDelay: true }, socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    hold(socket, { reception, certificate })
  })
  server.maxConnections = LINES_MAX
  server.listen(reception.port, reception.host)
  await once(server, 'listening')
  return {
    port: portOf(server),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

interface Holding {
  readonly reception: MailReception
  /** For a line in the clear; it may go on encrypted. */
  readonly certificate?: Certificate | undefined
}

function hold(socket: Socket, { reception, certificate }: Holding): void {
  socket.setTimeout(SILENCE_MS_MAX, () => socket.end('421 4.4.2 silent for too long\r\n'))
  socket.on('error', () => socket.destroy())
  let isLeft = false
  const dialogue = smtpDialogue({
    say: line => {
      if (socket.writable) socket.write(`${line}\r\n`)
    },
    leave: () => {
      socket.end()
    },
    encrypt:
      certificate &&
      (() => {
        isLeft = true
        void goOnEncrypted(socket, { reception, certificate })
      }),
    isEncrypted: socket instanceof TLSSocket,
    accepts: reception.accepts,
    take: letter => settle(letter, reception),
  })
  // One piece after the other: what a later one says stands on the answer to an earlier one.
  let last = Promise.resolve()
  socket.on('data', bytes => {
    socket.pause()
    last = last
      .then(() => dialogue.hear(bytes))
      .then(
        () => {
          if (!isLeft) socket.resume()
        },
        () => void socket.destroy(),
      )
  })
}

async function goOnEncrypted(plain: Socket, { reception, certificate }: Holding & { readonly certificate: Certificate }): Promise<void> {
  plain.removeAllListeners('data')
  plain.removeAllListeners('timeout')
  const secureContext = await certificate()
  if (plain.destroyed) return
  hold(new TLSSocket(plain, { isServer: true, secureContext }), { reception })
}

/** The envelope is written in front, where servers note it; mailbox readers find it there as well. */
async function settle({ from, recipients, bytes }: Letter, { onMail }: MailReception): Promise<void> {
  const noted = [`Return-Path: <${from}>`, ...recipients.map(recipient => `X-Original-To: ${recipient}`), ''].join('\r\n')
  await onMail(await readMail(Buffer.concat([Buffer.from(noted), bytes])), recipients)
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
