/** Answers of an SMTP server, cut out of the bytes as they come (RFC 5321, 4.2). */
export interface SmtpReply {
  readonly code: number
  /** All lines without their codes, joined by a line break. */
  readonly text: string
}

/** Longer lines are no SMTP; a server that sends them would fill the memory. */
const LINE_CHARS_MAX = 8192

export interface ReplyReader {
  /** @throws RangeError when the server does not speak SMTP. */
  read(chunk: Buffer): readonly SmtpReply[]
}

export function replyReader(): ReplyReader {
  let rest = ''
  /** Of an answer of several lines, those that have come. */
  let before: string | undefined
  return {
    read(chunk) {
      const replies: SmtpReply[] = []
      const heard = rest === '' ? chunk.toString('latin1') : rest + chunk.toString('latin1')
      let start = 0
      for (let end = heard.indexOf('\n'); end >= 0; end = heard.indexOf('\n', start)) {
        const lineEnd = heard.charCodeAt(end - 1) === CR ? end - 1 : end
        const code = codeAt(heard, start)
        if (!(code >= 200 && code <= 599)) throw new RangeError(`no SMTP answer: ${heard.slice(start, lineEnd).slice(0, 80)}`)
        const line = heard.slice(Math.min(start + 4, lineEnd), lineEnd)
        const text = before === undefined ? line : `${before}\n${line}`
        const isLast = start + 3 >= lineEnd || heard.charCodeAt(start + 3) !== DASH
        before = isLast ? undefined : text
        if (isLast) replies.push({ code, text })
        start = end + 1
      }
      rest = start === heard.length ? '' : heard.slice(start)
      if (rest.length > LINE_CHARS_MAX) throw new RangeError('an SMTP answer without an end')
      return replies
    },
  }
}

const CR = 13
const DASH = 45
const ZERO = 48

/** NaN where there are no three digits. */
function codeAt(text: string, at: number): number {
  let code = 0
  for (let next = at; next < at + 3; next += 1) {
    const digit = text.charCodeAt(next) - ZERO
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    code = 10 * code + digit
  }
  return code
}
