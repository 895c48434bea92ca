/** A few connections to one server and the letters that wait for them; connections open when there is work and end with the pool. */
import { converse, type Conversation, type LetterQueue, type SmtpLetter, type SmtpResult } from './smtp-conversation.ts'
import { openSmtp, SmtpRefusal, type SmtpServer } from './smtp-login.ts'

export interface SmtpPoolOptions {
  readonly server: SmtpServer
  readonly connectionsMax: number
  /** Letters over one connection; a server that wants fewer says so and is obeyed. */
  readonly lettersMax: number
}

export interface SmtpPool {
  send(letter: SmtpLetter): void
  close(): Promise<void>
}

/** A letter that two connections in a row did not take is the server's trouble and waits for the engine's next try. */
const GIVE_BACKS_MAX = 2
/** One connection for so many waiting letters: opening one costs as much as sending several. */
const LETTERS_PER_CONNECTION = 8

export function smtpPool(options: SmtpPoolOptions): SmtpPool {
  return new Pool(options)
}

class Pool implements SmtpPool, LetterQueue {
  readonly #options: SmtpPoolOptions
  readonly #conversations = new Set<Conversation>()
  readonly #givenBack = new WeakMap<SmtpLetter, number>()
  #letters: SmtpLetter[] = []
  #head = 0
  #opening = 0
  #isClosing = false

  constructor(options: SmtpPoolOptions) {
    this.#options = options
  }

  get #waiting(): number {
    return this.#letters.length - this.#head
  }

  send(letter: SmtpLetter): void {
    // Where letters wait already, every conversation is busy and comes for the next one by itself.
    const wasIdle = this.#waiting === 0
    this.#letters.push(letter)
    if (wasIdle) for (const conversation of this.#conversations) conversation.wake()
    this.#openEnough()
  }

  next(): SmtpLetter | undefined {
    const letter = this.#letters[this.#head]
    if (letter === undefined) return undefined
    this.#head += 1
    if (this.#head === this.#letters.length) {
      this.#letters = []
      this.#head = 0
    }
    return letter
  }

  giveBack(letter: SmtpLetter, why: SmtpResult): void {
    const times = (this.#givenBack.get(letter) ?? 0) + 1
    if (times > GIVE_BACKS_MAX || this.#isClosing) return letter.settle(why)
    this.#givenBack.set(letter, times)
    this.#letters.push(letter)
  }

  async close(): Promise<void> {
    this.#isClosing = true
    const open = [...this.#conversations]
    for (const conversation of open) conversation.end()
    await Promise.all(open.map(conversation => conversation.closed))
  }

  #openEnough(): void {
    const wanted = Math.min(this.#options.connectionsMax, Math.ceil(this.#waiting / LETTERS_PER_CONNECTION))
    while (this.#conversations.size + this.#opening < wanted) {
      this.#opening += 1
      void this.#open()
    }
  }

  async #open(): Promise<void> {
    const { server, lettersMax } = this.#options
    try {
      const opened = await openSmtp(server)
      const conversation = converse({ ...opened, queue: this, lettersMax, silenceMsMax: server.silenceMsMax })
      this.#opening -= 1
      this.#conversations.add(conversation)
      void conversation.closed.then(() => {
        this.#conversations.delete(conversation)
        this.#openEnough()
      })
      if (this.#isClosing) conversation.end()
      else conversation.wake()
    } catch (error) {
      this.#opening -= 1
      if (this.#conversations.size + this.#opening === 0) this.#refuseAll(error)
    }
  }

  /** Nobody answers: the letters go back to the engine, which knows when to try again. */
  #refuseAll(error: unknown): void {
    const refusal: SmtpResult =
      error instanceof SmtpRefusal && error.code !== undefined
        ? { kind: 'refused', stage: 'login', code: error.code, text: error.message.replace(/^\d{3} /, '') }
        : { kind: 'lost', stage: 'mail', detail: error instanceof Error ? error.message : String(error) }
    for (let letter = this.next(); letter !== undefined; letter = this.next()) letter.settle(refusal)
  }
}
