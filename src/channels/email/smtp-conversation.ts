/**
 * Many letters over one connection. The envelope of the next letter follows the final dot of the one before in the same
 * packet (RFC 2920), so a letter costs one journey to the server and back. What is known about each letter is exact:
 * before the final dot is written nothing can have been accepted, after it only the server's answer counts.
 */
import type { SmtpFeatures } from './smtp-features.ts'
import type { OpenedSmtp } from './smtp-login.ts'
import { SmtpOutput, type Writing } from './smtp-output.ts'
import { replyReader, type SmtpReply } from './smtp-replies.ts'

/** 'login' is everything before the first letter: the greeting, encryption, the password. */
export type SmtpStage = 'login' | 'mail' | 'rcpt' | 'data' | 'in-data' | 'after-dot'

export type SmtpResult =
  | { readonly kind: 'accepted'; readonly text: string }
  | { readonly kind: 'refused'; readonly stage: SmtpStage; readonly code: number; readonly text: string }
  | { readonly kind: 'lost'; readonly stage: SmtpStage; readonly detail: string }

/** Written when the server wants it: headers and body with CRLF, dots doubled at the beginnings of lines, ending in CRLF. */
export interface SmtpLetter extends Writing {
  readonly from: string
  readonly to: string
  /** Comes back in a delivery report (RFC 3461); null for none. */
  readonly envelopeId: string | null
  /** Called exactly once. */
  settle(result: SmtpResult): void
}

export interface LetterQueue {
  next(): SmtpLetter | undefined
  /** The letter certainly did not leave and may go over another connection. */
  giveBack(letter: SmtpLetter, why: SmtpResult): void
}

export interface Conversation {
  /** Looks for letters again; does nothing while one is under way. */
  wake(): void
  /** Ends politely when nothing is under way. */
  end(): void
  readonly closed: Promise<void>
}

interface Talking extends OpenedSmtp {
  readonly queue: LetterQueue
  readonly lettersMax: number
  readonly silenceMsMax: number
}

type Step = 'mail' | 'rcpt' | 'data' | 'dot' | 'rset' | 'quit'
interface Expected {
  readonly step: Step
  readonly letter: SmtpLetter | undefined
}

export function converse(talking: Talking): Conversation {
  const closed = Promise.withResolvers<void>()
  const lines = new Lines(talking, closed.resolve)
  return { wake: () => lines.wake(), end: () => lines.end(), closed: closed.promise }
}

class Lines {
  readonly #talking: Talking
  readonly #expected: Expected[] = []
  readonly #reader = replyReader()
  readonly #output: SmtpOutput
  readonly #onClosed: () => void
  /** The letter whose envelope is under way or accepted. */
  #ahead: SmtpLetter | undefined
  #refusal: SmtpResult | undefined
  /** The letter whose body is written; `dotted` when the final dot is too. */
  #body: { readonly letter: SmtpLetter; dotted: boolean } | undefined
  #taken = 0
  #isRetiring = false
  #isClosed = false

  constructor(talking: Talking, onClosed: () => void) {
    this.#talking = talking
    this.#onClosed = onClosed
    const { socket, silenceMsMax } = talking
    this.#output = new SmtpOutput(socket)
    socket.setTimeout(silenceMsMax)
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('close', () => this.#lost('the server closed the connection'))
    socket.on('error', error => this.#lost(error.message))
    socket.on('timeout', () => this.#onSilence())
    if (socket.destroyed) queueMicrotask(() => this.#lost('the server closed the connection'))
  }

  wake(): void {
    this.#pump()
    this.#output.flush()
  }

  end(): void {
    this.#quit()
    this.#output.flush()
  }

  /** Takes the next letter as soon as no envelope is under way. */
  #pump(): void {
    if (this.#isClosed || this.#isRetiring || this.#ahead !== undefined) return
    if (this.#body !== undefined && (!this.#features.pipelining || !this.#body.dotted)) return
    if (this.#taken >= this.#talking.lettersMax) return this.#quit()
    const letter = this.#talking.queue.next()
    if (letter === undefined) return
    this.#taken += 1
    this.#ahead = letter
    this.#refusal = undefined
    const [mail, rcpt] = envelopeLines(letter, this.#features)
    if (this.#features.pipelining) this.#say(`${mail}\r\n${rcpt}\r\nDATA\r\n`, letter, ['mail', 'rcpt', 'data'])
    else this.#say(`${mail}\r\n`, letter, ['mail'])
  }

  #quit(): void {
    this.#isRetiring = true
    if (this.#isClosed || this.#ahead !== undefined || this.#body !== undefined) return
    this.#say('QUIT\r\n', undefined, ['quit'])
    this.#output.flush()
    this.#talking.socket.end()
  }

  get #features(): SmtpFeatures {
    return this.#talking.features
  }

  #say(text: string, letter: SmtpLetter | undefined, steps: readonly Step[]): void {
    for (const step of steps) this.#expected.push({ step, letter })
    this.#output.say(text)
  }

  #read(chunk: Buffer): void {
    try {
      for (const reply of this.#reader.read(chunk)) this.#answer(reply)
      // One packet with the end of a letter and the envelope of the next, however many answers came.
      this.#output.flush()
    } catch (error) {
      this.#lost(String(error))
      this.#talking.socket.destroy()
    }
  }

  #answer(reply: SmtpReply): void {
    const expected = this.#expected.shift()
    // 421 comes whenever the server wants to close, also unasked (RFC 5321, 3.8).
    if (reply.code === 421 && expected?.step !== 'dot') return this.#goodbye(reply)
    if (expected === undefined || expected.step === 'quit' || expected.step === 'rset') return
    const { letter, step } = expected
    if (letter === undefined) return
    if (step === 'dot') return this.#dotAnswered(letter, reply)
    if (letter !== this.#ahead) return
    if (step === 'data') return this.#dataAnswered(letter, reply)
    if (reply.code >= 300) this.#refusal ??= { kind: 'refused', stage: step, code: reply.code, text: reply.text }
    if (this.#features.pipelining) return
    if (this.#refusal !== undefined) return this.#refused(letter, this.#refusal)
    if (step === 'mail') this.#say(`${envelopeLines(letter, this.#features)[1]}\r\n`, letter, ['rcpt'])
    else this.#say('DATA\r\n', letter, ['data'])
  }

  #dataAnswered(letter: SmtpLetter, reply: SmtpReply): void {
    if (reply.code !== 354) {
      return this.#refused(letter, this.#refusal ?? { kind: 'refused', stage: 'data', code: reply.code, text: reply.text })
    }
    this.#ahead = undefined
    if (this.#refusal !== undefined) {
      // The server waits for a text although it took no recipient: an empty one, whose answer says nothing about the letter.
      this.#settleOrRetire(letter, this.#refusal)
      this.#say('.\r\n', undefined, ['rset'])
      return this.#next()
    }
    const body = { letter, dotted: false }
    this.#body = body
    this.#expected.push({ step: 'dot', letter })
    this.#output.put(letter)
    if (this.#output.hasRoom || this.#output.flush()) return this.#dot(body)
    this.#talking.socket.once('drain', () => {
      this.#dot(body)
      this.#output.flush()
    })
  }

  /** Not before the body has left this process: a connection that breaks while it is full has certainly accepted nothing. */
  #dot(body: { dotted: boolean }): void {
    if (this.#isClosed) return
    body.dotted = true
    this.#output.say('.\r\n')
    this.#pump()
  }

  #dotAnswered(letter: SmtpLetter, { code, text }: SmtpReply): void {
    this.#body = undefined
    letter.settle(code < 300 ? { kind: 'accepted', text } : { kind: 'refused', stage: 'after-dot', code, text })
    if (code === 421) this.#goodbye({ code, text })
    else this.#next()
  }

  #refused(letter: SmtpLetter, refusal: SmtpResult): void {
    this.#ahead = undefined
    this.#settleOrRetire(letter, refusal)
    if (!this.#isRetiring) this.#say('RSET\r\n', undefined, ['rset'])
    this.#next()
  }

  /** "Too many letters over this connection" is a matter of the connection, once it has carried some. */
  #settleOrRetire(letter: SmtpLetter, refusal: SmtpResult): void {
    const isConnectionFull =
      refusal.kind === 'refused' && refusal.stage === 'mail' && (refusal.code === 452 || refusal.code === 421) && this.#taken > 1
    if (!isConnectionFull) return letter.settle(refusal)
    this.#isRetiring = true
    this.#talking.queue.giveBack(letter, refusal)
  }

  #next(): void {
    if (this.#isRetiring) this.#quit()
    else this.#pump()
  }

  #goodbye({ code, text }: SmtpReply): void {
    this.#lost(`${code} ${text}`, { kind: 'refused', stage: 'mail', code, text })
    this.#talking.socket.destroy()
  }

  #onSilence(): void {
    if (this.#expected.length === 0) return this.#quit()
    this.#lost('the server does not answer')
    this.#talking.socket.destroy()
  }

  #lost(detail: string, farewell?: SmtpResult): void {
    if (this.#isClosed) return
    this.#isClosed = true
    const { queue } = this.#talking
    if (this.#body !== undefined) {
      const { letter, dotted } = this.#body
      if (dotted) letter.settle({ kind: 'lost', stage: 'after-dot', detail })
      else queue.giveBack(letter, { kind: 'lost', stage: 'in-data', detail })
    }
    if (this.#ahead !== undefined) queue.giveBack(this.#ahead, this.#refusal ?? farewell ?? { kind: 'lost', stage: 'mail', detail })
    this.#onClosed()
  }
}

function envelopeLines({ from, to, envelopeId }: SmtpLetter, { dsn, smtpUtf8 }: SmtpFeatures): readonly [mail: string, rcpt: string] {
  const utf8 = smtpUtf8 && /[^\x20-\x7e]/.test(from + to) ? ' SMTPUTF8' : ''
  if (!dsn || envelopeId === null) return [`MAIL FROM:<${from}>${utf8}`, `RCPT TO:<${to}>`]
  return [
    `MAIL FROM:<${from}>${utf8} RET=HDRS ENVID=${envelopeId}`,
    `RCPT TO:<${to}> NOTIFY=FAILURE,DELAY ORCPT=rfc822;${to.replace(/[^!-~]|[+=]/g, sign => `+${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  ]
}
