/** The headers of letters. Those of one mailing differ in a few places; what stands between them is made once. */
import type { OutgoingMessage } from '../../ports/channel.ts'
import { unreachable } from '../../kernel/assert.ts'
import type { Piece } from './letter-pieces.ts'
import { headerText } from './mime.ts'

export interface HeadSender {
  readonly fromHeader: string
  readonly domain: string
  readonly boundary: string
  /** Whether answers and stops come back by message. */
  readonly hasMailbox: boolean
}

export interface BackTo {
  readonly replyTo: string | null
  readonly stopTo: string | null
}

export type HeadMaker = (message: OutgoingMessage, backTo: BackTo) => readonly Piece[]

type HoleName = 'address' | 'messageId' | 'link' | 'replyTo' | 'stopTo'

/** Signs for private use (Unicode, 23.5), which no header has: what is not ASCII in it is encoded. */
const HOLES: Readonly<Record<HoleName, string>> = {
  address: '\uE000',
  messageId: '\uE001',
  link: '\uE002',
  replyTo: '\uE003',
  stopTo: '\uE004',
}
const NAME_OF_HOLE: ReadonlyMap<string, HoleName> = new Map([
  [HOLES.address, 'address'],
  [HOLES.messageId, 'messageId'],
  [HOLES.link, 'link'],
  [HOLES.replyTo, 'replyTo'],
  [HOLES.stopTo, 'stopTo'],
])

/** What the letters of one mailing have in common: mostly also the second in which they were asked for. */
interface Common {
  readonly subject: string
  readonly second: number
  readonly purpose: OutgoingMessage['purpose']
  readonly hasLink: boolean
}

/** One for all letters of a sender. Each header ends in CRLF. */
export function headMaker(sender: HeadSender): HeadMaker {
  let last: { readonly common: Common; readonly parts: readonly (Buffer | HoleName)[] } | undefined
  return (message, backTo) => {
    const common: Common = {
      subject: message.subject ?? '',
      second: Math.floor(message.createdAt / 1000),
      purpose: message.purpose,
      hasLink: message.unsubscribeUrl !== null,
    }
    if (last === undefined || !isSame(last.common, common)) last = { common, parts: partsOf(headText(common, sender)) }
    const filled: Piece[] = []
    for (const part of last.parts) filled.push(typeof part === 'string' ? valueOf(part, message, backTo) : part)
    return filled
  }
}

function isSame(one: Common, other: Common): boolean {
  return one.second === other.second && one.subject === other.subject && one.purpose === other.purpose && one.hasLink === other.hasLink
}

function valueOf(hole: HoleName, { address, messageId, unsubscribeUrl }: OutgoingMessage, { replyTo, stopTo }: BackTo): string {
  switch (hole) {
    case 'address':
      return address
    case 'messageId':
      return messageId
    case 'link':
      return unsubscribeUrl ?? ''
    case 'replyTo':
      return replyTo ?? ''
    case 'stopTo':
      return stopTo ?? ''
    default:
      return unreachable(hole)
  }
}

function partsOf(text: string): readonly (Buffer | HoleName)[] {
  return text.split(/([\uE000-\uE004])/).map(part => NAME_OF_HOLE.get(part) ?? Buffer.from(part))
}

function headText({ subject, second, purpose, hasLink }: Common, { fromHeader, domain, boundary, hasMailbox }: HeadSender): string {
  let head = `From: ${fromHeader}\r\nTo: ${HOLES.address}\r\nSubject: ${headerText(subject)}\r\n`
  head += `Message-ID: <${HOLES.messageId}@${domain}>\r\nDate: ${mailDate(second)}\r\n`
  if (hasMailbox) head += `Reply-To: ${HOLES.replyTo}\r\n`
  if (hasLink) {
    // RFC 8058 wants exactly one header of each kind, with the https address in it.
    const mailto = hasMailbox ? `, <mailto:${HOLES.stopTo}?subject=stop>` : ''
    head += `List-Unsubscribe: <${HOLES.link}>${mailto}\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`
  }
  if (purpose !== 'service') head += `List-Id: <news.${domain}>\r\nFeedback-ID: ${purpose}:regulars:${domain}\r\n`
  head += `X-Regulars-Message: ${HOLES.messageId}\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n`
  return `${head}Content-Type: multipart/alternative; boundary="${boundary}"\r\n`
}

const DAY_NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Of a second since 1970, in the form of RFC 5322, 3.3. */
function mailDate(second: number): string {
  const at = new Date(second * 1000)
  const two = (n: number): string => String(n).padStart(2, '0')
  return (
    `${DAY_NAMES[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTH_NAMES[at.getUTCMonth()]} ${at.getUTCFullYear()} ` +
    `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
  )
}
