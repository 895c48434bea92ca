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
  let lines: string[] = []
  return {
    read(chunk) {
      const replies: SmtpReply[] = []
      rest += chunk.toString('latin1')
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        const line = rest.slice(0, rest[end - 1] === '\r' ? end - 1 : end)
        rest = rest.slice(end + 1)
        const code = Number(line.slice(0, 3))
        if (!(code >= 200 && code <= 599)) throw new RangeError(`no SMTP answer: ${line.slice(0, 80)}`)
        lines.push(line.slice(4))
        if (line[3] === '-') continue
        replies.push({ code, text: lines.join('\n') })
        lines = []
      }
      if (rest.length > LINE_CHARS_MAX) throw new RangeError('an SMTP answer without an end')
      return replies
    },
  }
}
