/** The beginning of a conversation: greeting, EHLO, STARTTLS, login. Nothing that happens here has taken a letter. */
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { featuresOf, NO_FEATURES, type SmtpFeatures } from './smtp-features.ts'
import { replyReader, type SmtpReply } from './smtp-replies.ts'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS when the server offers it. */
  readonly secure: boolean
  readonly user: string
  readonly password: string
  /** How we name ourselves. */
  readonly ownName: string
  /** Milliseconds without a word from the server before it counts as gone. */
  readonly silenceMsMax: number
  /** Checked against; the system's authorities when left out. */
  readonly certificateAuthority?: string
}

/** No encryption, and no way to log in, in the codes that a server would use for the same (RFC 4954). */
const NOT_ENCRYPTED = 538
const NO_COMMON_LOGIN = 504

export class SmtpRefusal extends Error {
  /** Undefined where nobody answered. */
  readonly code: number | undefined
  constructor(message: string, code?: number) {
    super(message)
    this.code = code
  }
}

export interface OpenedSmtp {
  readonly socket: Socket
  readonly features: SmtpFeatures
}

/** @throws SmtpRefusal when the server cannot be reached or does not let us in. */
export async function openSmtp(server: SmtpServer): Promise<OpenedSmtp> {
  let talk = await greet(server)
  try {
    let features = await hello(talk, server)
    if (!server.secure && features.startTls) {
      await talk.ask('STARTTLS', 220)
      talk = await overTls(talk.socket, server)
      features = await hello(talk, server)
    }
    if (server.user !== '') await login(talk, { server, features })
    talk.leave()
    return { socket: talk.socket, features }
  } catch (error) {
    talk.leave()
    talk.socket.destroy()
    throw error
  }
}

interface Talk {
  readonly socket: Socket
  /** Sends a line and waits for the one answer. @throws SmtpRefusal for any other code than the wished one. */
  ask(line: string | null, wished: number): Promise<SmtpReply>
  leave(): void
}

async function greet(server: SmtpServer): Promise<Talk> {
  const socket = server.secure
    ? connectTls({ host: server.host, port: server.port, ...tlsOptions(server) })
    : connect({ host: server.host, port: server.port })
  socket.setNoDelay(true)
  const talk = talkOver(socket, server.silenceMsMax)
  try {
    await talk.ask(null, 220)
    return talk
  } catch (error) {
    talk.leave()
    socket.destroy()
    throw error
  }
}

function talkOver(socket: Socket, silenceMsMax: number): Talk {
  const reader = replyReader()
  const ready: SmtpReply[] = []
  let broken: SmtpRefusal | undefined
  let waiting: (() => void) | undefined
  const wake = (): void => waiting?.()
  const fail = (detail: string): void => {
    broken ??= new SmtpRefusal(detail)
    wake()
  }
  const onData = (chunk: Buffer): void => {
    try {
      ready.push(...reader.read(chunk))
      wake()
    } catch (error) {
      fail(String(error))
    }
  }
  const onError = (error: Error): void => fail(error.message)
  const onClose = (): void => fail('the server closed the connection')
  const onTimeout = (): void => fail('the server does not answer')
  socket.on('data', onData).on('error', onError).on('close', onClose).on('timeout', onTimeout)
  socket.setTimeout(silenceMsMax)
  return {
    socket,
    async ask(line, wished) {
      if (line !== null) socket.write(`${line}\r\n`)
      while (ready.length === 0 && broken === undefined) {
        await new Promise<void>(resolve => {
          waiting = resolve
        })
      }
      const reply = ready.shift()
      if (reply === undefined) throw broken ?? new SmtpRefusal('the server closed the connection')
      if (reply.code !== wished) throw new SmtpRefusal(`${reply.code} ${reply.text}`, reply.code)
      return reply
    },
    leave() {
      socket.off('data', onData).off('close', onClose).off('timeout', onTimeout).off('error', onError)
      // Between two listeners an error must not end the process; the next one sees the closed socket.
      socket.on('error', () => undefined)
    },
  }
}

async function hello(talk: Talk, { ownName }: SmtpServer): Promise<SmtpFeatures> {
  try {
    return featuresOf((await talk.ask(`EHLO ${ownName}`, 250)).text)
  } catch (error) {
    if (!(error instanceof SmtpRefusal) || error.code === undefined || error.code < 500) throw error
    await talk.ask(`HELO ${ownName}`, 250)
    return NO_FEATURES
  }
}

async function overTls(plain: Socket, server: SmtpServer): Promise<Talk> {
  // Whatever came in the clear before the handshake is forgotten with the old listeners (CVE-2011-0411).
  plain.removeAllListeners('data').removeAllListeners('close').removeAllListeners('timeout')
  const socket: TLSSocket = connectTls({ socket: plain, ...tlsOptions(server) })
  const talk = talkOver(socket, server.silenceMsMax)
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve)
    socket.once('error', error => reject(new SmtpRefusal(error.message)))
    socket.once('close', () => reject(new SmtpRefusal('the server closed the connection during the TLS handshake')))
    socket.once('timeout', () => reject(new SmtpRefusal('the server does not answer')))
  })
  return talk
}

function tlsOptions({ host, certificateAuthority }: SmtpServer) {
  return {
    ...(isIP(host) === 0 && { servername: host }),
    ...(certificateAuthority !== undefined && { ca: certificateAuthority }),
  }
}

async function login(talk: Talk, { server, features }: { readonly server: SmtpServer; readonly features: SmtpFeatures }): Promise<void> {
  if (!('encrypted' in talk.socket) && !isPrivate(server.host))
    throw new SmtpRefusal('the server offers no encryption, and the password does not travel in the clear', NOT_ENCRYPTED)
  if (features.auth.includes('PLAIN') || features.auth.length === 0) {
    await talk.ask(`AUTH PLAIN ${base64(`\0${server.user}\0${server.password}`)}`, 235)
    return
  }
  if (!features.auth.includes('LOGIN')) throw new SmtpRefusal(`no common way to log in: ${features.auth.join(' ')}`, NO_COMMON_LOGIN)
  await talk.ask('AUTH LOGIN', 334)
  await talk.ask(base64(server.user), 334)
  await talk.ask(base64(server.password), 235)
}

/** Within a house the wire is the owner's own. */
export function isPrivate(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(host)
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
