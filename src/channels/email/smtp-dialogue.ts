/** The receiving side of SMTP as a dialogue over lines; the line itself is somebody else's. */

export interface Letter {
  /** Empty for what automata send. */
  readonly from: string
  readonly recipients: readonly string[]
  readonly bytes: Buffer
}

export interface DialogueOptions {
  say(line: string): void
  leave(): void
  /** Goes on encrypted, with a dialogue of its own; left out where it cannot, or where the line is encrypted already. */
  encrypt?: (() => void) | undefined
  /** The one that goes on after STARTTLS says no greeting (RFC 3207, 4.2). */
  readonly isEncrypted?: boolean
  /** 'later' while we cannot tell: the sender comes again. */
  accepts(recipient: string): Promise<'yes' | 'no' | 'later'>
  /** @throws when the letter could not be settled: it will be brought again. */
  take(letter: Letter): Promise<void>
}

export interface SmtpDialogue {
  hear(bytes: Buffer): Promise<void>
}

/** Larger letters carry pictures, not answers; the IMAP reader keeps the same limit. */
const LETTER_BYTES_MAX = 2 * 1024 * 1024
/** RFC 5321, 4.5.3.1: a command has 512 bytes; some more for long addresses. */
const COMMAND_BYTES_MAX = 2048
/** RFC 5321, 4.5.3.1.8. */
const RECIPIENTS_MAX = 100
/** Nobody who means well is wrong so often. */
const MISTAKES_MAX = 20
const CR_LF = Buffer.from('\r\n')
const DOT = 46

interface Talk {
  /** Null before MAIL; empty for a report. */
  from: string | null
  recipients: string[]
  /** Null outside of DATA. */
  body: Body | null
  mistakes: number
  hasLeft: boolean
}

interface Body {
  readonly lines: Buffer[]
  bytes: number
}

export function smtpDialogue(options: DialogueOptions): SmtpDialogue {
  const talk: Talk = { from: null, recipients: [], body: null, mistakes: 0, hasLeft: false }
  let rest: Buffer = Buffer.alloc(0)
  if (options.isEncrypted !== true) options.say('220 regulars ESMTP')
  return {
    async hear(bytes) {
      rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
      // Only CR LF ends a line: whoever takes a bare LF for one lets a second letter be smuggled inside of the first.
      for (let end = rest.indexOf(CR_LF); end >= 0 && !talk.hasLeft; end = rest.indexOf(CR_LF)) {
        const line = rest.subarray(0, end)
        rest = rest.subarray(end + CR_LF.length)
        if (talk.body === null) await obey(line.toString('utf8'), talk, options)
        else if (line.length === 1 && line[0] === DOT) await finish(talk.body, talk, options)
        else addLine(talk.body, line)
      }
      if (talk.hasLeft || rest.length <= (talk.body === null ? COMMAND_BYTES_MAX : LETTER_BYTES_MAX)) return
      options.say('500 5.5.2 line too long')
      leave(talk, options)
    },
  }
}

async function obey(line: string, talk: Talk, options: DialogueOptions): Promise<void> {
  const [, verb = '', rest = ''] = /^([A-Za-z]+)\s*(.*)$/.exec(line) ?? []
  const command = COMMANDS[verb.toUpperCase()]
  if (command === undefined) refuse(talk, options, '500 5.5.1 unknown command')
  else await command(talk, options, rest)
}

type Command = (talk: Talk, options: DialogueOptions, rest: string) => void | Promise<void>

const COMMANDS: Readonly<Record<string, Command>> = {
  EHLO: (talk, { say, encrypt }) => {
    forget(talk)
    if (encrypt !== undefined) say('250-STARTTLS')
    for (const feature of ['ready', 'PIPELINING', `SIZE ${LETTER_BYTES_MAX}`, '8BITMIME', 'ENHANCEDSTATUSCODES']) say(`250-${feature}`)
    say('250 SMTPUTF8')
  },
  HELO: (talk, { say }) => {
    forget(talk)
    say('250 ready')
  },
  MAIL: (talk, options, rest) => {
    if (talk.from !== null) return refuse(talk, options, '503 5.5.1 one letter after the other')
    const from = addressIn(rest, 'FROM')
    if (from === undefined) return refuse(talk, options, '501 5.1.7 no sender')
    if (Number(/\bSIZE=(\d{1,12})/i.exec(rest)?.[1] ?? 0) > LETTER_BYTES_MAX) return refuse(talk, options, '552 5.3.4 too large')
    talk.from = from
    options.say('250 2.1.0 ok')
  },
  RCPT: (talk, options, rest) => addRecipient(talk, options, addressIn(rest, 'TO')?.toLowerCase() ?? ''),
  DATA: (talk, options) => {
    if (talk.recipients.length === 0) return refuse(talk, options, '503 5.5.1 RCPT first')
    talk.body = { lines: [], bytes: 0 }
    options.say('354 end with a dot on a line of its own')
  },
  RSET: (talk, { say }) => {
    forget(talk)
    say('250 2.0.0 ok')
  },
  NOOP: (_, { say }) => say('250 2.0.0 ok'),
  STARTTLS: (talk, options) => {
    if (options.encrypt === undefined) return refuse(talk, options, '502 5.5.1 not here')
    options.say('220 2.0.0 go ahead')
    // Whatever was said behind it in the clear is not heard (CVE-2011-0411).
    talk.hasLeft = true
    options.encrypt()
  },
  VRFY: (_, { say }) => say('252 2.1.5 send and see'),
  QUIT: (talk, options) => {
    options.say('221 2.0.0 bye')
    leave(talk, options)
  },
}

async function addRecipient(talk: Talk, options: DialogueOptions, address: string): Promise<void> {
  if (talk.from === null) return refuse(talk, options, '503 5.5.1 MAIL first')
  if (address === '') return refuse(talk, options, '501 5.1.3 no address')
  if (talk.recipients.length >= RECIPIENTS_MAX) return options.say('452 4.5.3 too many recipients')
  const verdict = await options.accepts(address)
  if (verdict === 'no') return refuse(talk, options, '550 5.1.1 no such address here')
  if (verdict === 'later') return options.say('451 4.3.0 not now, please try again')
  talk.recipients.push(address)
  options.say('250 2.1.5 ok')
}

async function finish(body: Body, talk: Talk, { say, take }: DialogueOptions): Promise<void> {
  const { from, recipients } = talk
  forget(talk)
  if (body.bytes > LETTER_BYTES_MAX) return say('552 5.3.4 too large')
  try {
    await take({ from: from ?? '', recipients, bytes: Buffer.concat(body.lines) })
    say('250 2.0.0 kept')
  } catch {
    say('451 4.3.0 not kept, please try again')
  }
}

function refuse(talk: Talk, options: DialogueOptions, line: string): void {
  options.say(line)
  talk.mistakes += 1
  if (talk.mistakes >= MISTAKES_MAX) leave(talk, options)
}

function leave(talk: Talk, options: DialogueOptions): void {
  talk.hasLeft = true
  options.leave()
}

function forget(talk: Talk): void {
  talk.from = null
  talk.recipients = []
  talk.body = null
}

/** A dot that was doubled on the way is single again; what is over the limit is counted and not kept. */
function addLine(body: Body, line: Buffer): void {
  const plain = line[0] === DOT ? line.subarray(1) : line
  body.bytes += plain.length + CR_LF.length
  if (body.bytes <= LETTER_BYTES_MAX) body.lines.push(Buffer.from(plain), CR_LF)
}

/** 'FROM:<a@b.c> SIZE=10'; the empty address of a report is an address. */
function addressIn(text: string, word: 'FROM' | 'TO'): string | undefined {
  return new RegExp(`^${word}:\\s*<([^<>\\r\\n]{0,320})>`, 'i').exec(text)?.[1]
}
