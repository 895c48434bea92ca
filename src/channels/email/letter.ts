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
import { headMaker } from './letter-head.ts'
import { type WordsEncoding, type WordsMaker, wordsMaker } from './letter-words.ts'
import { base64Lines, escapeHtml, type Mailbox, mailboxHeader, mailboxOf } from './mime.ts'
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

export function letterMaker(sender: LetterSender): LetterMaker {
  const from = mailboxOf(sender.from)
  const domain = from.address.split('@')[1] ?? 'localhost'
  // Nobody writes this line by accident, so one serves all letters, and what follows the words is the same for all.
  const boundary = `=_${sha256Hex(`boundary of ${sender.from}`).slice(0, 16)}`
  const headOf = headMaker({ fromHeader: mailboxHeader(from), domain, boundary, hasMailbox: sender.mailbox !== null })
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
    const head = headOf(message, { replyTo: backTo('reply', message), stopTo: backTo('stop', message) })
    const body = bodyOf(message, { frame: frameOf(message.locale), makeWords, boundary })
    const letterOf = (pieces: readonly Piece[]): Letter => ({
      from: backTo('bounce', message) ?? from.address,
      to: message.address,
      pieces,
      // The same message always has the same Message-ID, so that a receiver can fold a repeated one.
      messageId: `<${message.messageId}@${domain}>`,
      envelopeId: message.messageId,
    })
    if (sender.signer === null) return letterOf(head.concat('\r\n', body))
    const headText = bytesOf(head).toString('utf8')
    return sender.signer.sign(headText, bytesOf(body)).then(signature => letterOf([signature, headText, '\r\n', ...body]))
  }
}

/** As it is stored and read: in one piece. */
export function rawOf({ pieces }: Letter): Buffer {
  return bytesOf(pieces)
}

/** The layout around the words, encoded as they are, each once. */
type Frame = Readonly<Record<WordsEncoding, FramedWords>>

interface FramedWords {
  /** What announces the plain text. */
  readonly text: Buffer
  /** What announces the HTML, and the layout up to the words. */
  readonly html: Buffer
  /** The rest of the layout and the end of the letter. */
  readonly end: Buffer
  /** What follows the words in the HTML: around the address of the link, and where there is none. */
  readonly foot: { readonly opens: string; readonly closes: string; readonly empty: string }
}

interface Body {
  readonly frame: Frame
  readonly makeWords: WordsMaker
  readonly boundary: string
}

function bodyOf({ body, unsubscribeUrl, calendar = null }: OutgoingMessage, { frame, makeWords, boundary }: Body): readonly Piece[] {
  const foot = (encoding: WordsEncoding): readonly string[] => {
    const { opens, closes, empty } = frame[encoding].foot
    return unsubscribeUrl === null ? [empty] : [opens, escapeHtml(unsubscribeUrl), closes]
  }
  const { encoding, text, html } = makeWords(body, { link: unsubscribeUrl, foot })
  const framed = frame[encoding]
  const pieces: Piece[] = [framed.text]
  for (const piece of text) pieces.push(piece)
  if (calendar !== null) pieces.push(calendarPart(boundary, calendar))
  pieces.push(framed.html)
  for (const piece of html) pieces.push(piece)
  pieces.push(framed.end)
  return pieces
}

function opening(boundary: string, { kind, encoding }: { readonly kind: 'plain' | 'html'; readonly encoding: WordsEncoding }): string {
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

/** The layout cut at its two openings. What travels as it is says other alphabets by the numbers of their signs. */
function frame({ name, address }: Mailbox, { locale, boundary }: { readonly locale: Locale; readonly boundary: string }): Frame {
  const framed = (encoding: WordsEncoding): FramedWords => {
    const said = (html: string): string => (encoding === '7bit' ? inAscii(html) : html)
    const shop = said(escapeHtml(name === '' ? address : name))
    const filled = LETTER_LAYOUT.replaceAll('[[shop]]', () => shop)
      .replaceAll('[[locale]]', locale)
      .replaceAll('\n', '\r\n')
    const [before = '', rest = ''] = filled.split('[[words]]')
    const [footOpens = '', after = ''] = rest.split('[[foot]]')
    const isPadded = true
    const end = `--${boundary}--\r\n`
    const [html, closing] =
      encoding === '7bit'
        ? [`${before}\r\n`, `${after}\r\n`]
        : [
            { words: [before], isPadded },
            { words: [after], isPadded },
          ]
    return {
      text: bytesOf([opening(boundary, { kind: 'plain', encoding })]),
      html: bytesOf([opening(boundary, { kind: 'html', encoding }), html]),
      end: bytesOf([closing, end]),
      foot: { opens: `${footOpens}<a href="`, closes: `" style="color:#6f6a61">${said(STOP_LINK[locale])}</a>`, empty: footOpens },
    }
  }
  return { '7bit': framed('7bit'), base64: framed('base64') }
}

function inAscii(html: string): string {
  return html.replace(/[^\x20-\x7e]/gu, sign => `&#${sign.codePointAt(0) ?? 0};`)
}
