/**
 * Messages as letters. What is the same for all letters of a shop (the layout, the sender, half of the headers) is made
 * and encoded once; a letter is then a few pieces put together.
 */
import { sha256Hex } from '../../kernel/digest.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { OutgoingMessage } from '../../ports/channel.ts'
import type { DkimSigner } from './dkim.ts'
import { LETTER_LAYOUT } from './letter-layout.ts'
import { bytesOf, type Piece } from './letter-pieces.ts'
import { type WordsMaker, wordsMaker } from './letter-words.ts'
import { base64Lines, escapeHtml, headerText, type Mailbox, mailboxHeader, mailboxOf } from './mime.ts'
import { returnAddress, type ReturnPurpose } from '../../domain/deliver/return-address.ts'

export interface Letter {
  readonly from: string
  readonly to: string
  /** As it is signed. What all letters of a shop have in common is the same memory in all of them. */
  readonly pieces: readonly Piece[]
  readonly messageId: string
  readonly envelopeId: string
}

export interface LetterSender {
  /** 'Шины у Ани <anya@shop.ru>' */
  readonly from: string
  /** A mailbox that takes plus addresses: answers, bounces and stops come back to it by message; null when they go to `from`. */
  readonly mailbox: string | null
  readonly signer: DkimSigner | null
}

/** At once where nothing has to be signed. */
export type LetterMaker = (message: OutgoingMessage) => Letter | Promise<Letter>

const STOP_LINK: Readonly<Record<Locale, string>> = {
  ru: 'Не получать такие письма',
  bg: 'Не желая такива писма',
  en: 'Stop these e-mails',
}
const DAY_NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Frame {
  /** With what announces the part. */
  readonly before: Buffer
  /** With the end of the letter. */
  readonly after: Buffer
  readonly footOpens: string
}

export function letterMaker(sender: LetterSender): LetterMaker {
  const from = mailboxOf(sender.from)
  const domain = from.address.split('@')[1] ?? 'localhost'
  const fromHeader = mailboxHeader(from)
  // Nobody writes this line by accident, so one serves all letters, and what follows the words is the same for all.
  const boundary = `=_${sha256Hex(`boundary of ${sender.from}`).slice(0, 32)}`
  const makeWords = wordsMaker()
  const frames = new Map<Locale, Frame>()
  const frameOf = (locale: Locale): Frame => {
    const made = frames.get(locale) ?? frame(from, { locale, boundary })
    frames.set(locale, made)
    return made
  }
  const backTo = (purpose: ReturnPurpose, message: OutgoingMessage): string | null =>
    sender.mailbox === null ? null : returnAddress(sender.mailbox, { purpose, messageId: message.messageId })

  return message => {
    // The same message always has the same Message-ID, so that a receiver can fold a repeated one.
    const messageId = `<${message.messageId}@${domain}>`
    const addresses = { replyTo: backTo('reply', message), stopTo: backTo('stop', message) }
    const head = headOf(message, { fromHeader, messageId, domain, boundary, ...addresses })
    const body = bodyOf(message, { boundary, frame: frameOf(message.locale), makeWords })
    const letter = { from: backTo('bounce', message) ?? from.address, to: message.address, messageId, envelopeId: message.messageId }
    if (sender.signer === null) return { ...letter, pieces: [`${head}\r\n`, ...body] }
    return sender.signer.sign(head, bytesOf(body)).then(signature => ({ ...letter, pieces: [`${signature}${head}\r\n`, ...body] }))
  }
}

/** As it is stored and read: in one piece. */
export function rawOf({ pieces }: Letter): Buffer {
  return bytesOf(pieces)
}

interface Head {
  readonly fromHeader: string
  readonly messageId: string
  readonly domain: string
  readonly boundary: string
  readonly replyTo: string | null
  readonly stopTo: string | null
}

function headOf(message: OutgoingMessage, { fromHeader, messageId, domain, boundary, replyTo, stopTo }: Head): string {
  let head = `From: ${fromHeader}\r\nTo: ${message.address}\r\nSubject: ${headerText(message.subject ?? '')}\r\n`
  head += `Message-ID: ${messageId}\r\nDate: ${mailDate(message.createdAt)}\r\n`
  if (replyTo !== null) head += `Reply-To: ${replyTo}\r\n`
  if (message.unsubscribeUrl !== null) {
    // RFC 8058 wants exactly one header of each kind, with the https address in it.
    const mailto = stopTo === null ? '' : `, <mailto:${stopTo}?subject=stop>`
    head += `List-Unsubscribe: <${message.unsubscribeUrl}>${mailto}\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`
  }
  if (message.purpose !== 'service') head += `List-Id: <news.${domain}>\r\nFeedback-ID: ${message.purpose}:regulars:${domain}\r\n`
  head += `X-Regulars-Message: ${message.messageId}\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n`
  return `${head}Content-Type: multipart/alternative; boundary="${boundary}"\r\n`
}

/** Letters of one mailing were mostly asked for in the same second. */
let lastDate = { second: NaN, text: '' }

function mailDate(ms: number): string {
  const second = Math.floor(ms / 1000)
  if (second !== lastDate.second) lastDate = { second, text: dateText(ms) }
  return lastDate.text
}

function dateText(ms: number): string {
  const at = new Date(ms)
  const two = (n: number): string => String(n).padStart(2, '0')
  return (
    `${DAY_NAMES[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTH_NAMES[at.getUTCMonth()]} ${at.getUTCFullYear()} ` +
    `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
  )
}

interface Body {
  readonly boundary: string
  readonly frame: Frame
  readonly makeWords: WordsMaker
}

function bodyOf(message: OutgoingMessage, { boundary, frame, makeWords }: Body): readonly Piece[] {
  const { body, unsubscribeUrl, locale, calendar = null } = message
  const foot = unsubscribeUrl === null ? '' : `<a href="${escapeHtml(unsubscribeUrl)}" style="color:#6f6a61">${STOP_LINK[locale]}</a>`
  const { encoding, text, html } = makeWords(body, { link: unsubscribeUrl, foot: `${frame.footOpens}${foot}` })
  const opens = opening(boundary, { kind: 'plain', encoding })
  return calendar === null
    ? [opens, ...text, frame.before, ...html, frame.after]
    : [opens, ...text, calendarPart(boundary, calendar), frame.before, ...html, frame.after]
}

function opening(boundary: string, { kind, encoding }: { readonly kind: 'plain' | 'html'; readonly encoding: '7bit' | 'base64' }): string {
  return `--${boundary}\r\nContent-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
}

/** Mail programs offer to put it into the calendar, or change the entry that is there (RFC 6047). */
function calendarPart(boundary: string, calendar: string): string {
  const method = /^METHOD:([A-Z]+)\r?$/m.exec(calendar)?.[1] ?? 'PUBLISH'
  return (
    `--${boundary}\r\nContent-Type: text/calendar; charset=utf-8; method=${method}; name="visit.ics"\r\n` +
    `Content-Transfer-Encoding: base64\r\n\r\n${base64Lines(Buffer.from(calendar)).toString('latin1')}`
  )
}

/** The layout cut at its two openings, with what stands before the words and after the foot encoded once. */
function frame({ name, address }: Mailbox, { locale, boundary }: { readonly locale: Locale; readonly boundary: string }): Frame {
  const filled = LETTER_LAYOUT.replaceAll('[[shop]]', escapeHtml(name === '' ? address : name)).replaceAll('[[locale]]', locale)
  const [before = '', rest = ''] = filled.split('[[words]]')
  const [footOpens = '', after = ''] = rest.split('[[foot]]')
  const end = Buffer.from(`--${boundary}--\r\n`, 'latin1')
  return {
    before: bytesOf([opening(boundary, { kind: 'html', encoding: 'base64' }), { words: before, isPadded: true }]),
    after: Buffer.concat([base64Lines(Buffer.from(after)), end]),
    footOpens,
  }
}
