import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { outgoing } from '../../../test/deliver/outgoing.ts'
import { hashDraw } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import { letterMaker, rawOf } from './letter.ts'
import { roomFor, writePieces } from './letter-pieces.ts'
import { base64Lines, isPlainText, plainLines } from './mime.ts'

const SENDER = { from: 'Шины у Ани <anya@shop.test>', mailbox: 'anya@shop.test', signer: null }
const SENTENCES = [
  'Пора переобуваться, запишем вас на неделе.',
  'The season is near.',
  '.A dot at the beginning',
  'A < B & "C"',
  'https://shop.test/book?a=1&b=2.',
  'Line one\nline two \n.line three',
  'Зима близко\r\nи шины ждут',
] as const

/** Of one to forty paragraphs, from a small stock, so that letters share most of what they say; some with a name inside. */
function bodyOf(nth: number): string {
  const draw = (what: string, most: number): number => Math.floor(hashDraw(`${nth} ${what}`) * most)
  const isLatin = draw('latin', 3) === 0
  const stock = isLatin ? SENTENCES.slice(1, 5) : SENTENCES
  const named = draw('place', 40)
  const paragraphs = Array.from({ length: 1 + draw('paragraphs', 40) }, (_, at) => {
    const sentence = stock[draw(`sentence ${at % 7}`, stock.length)] ?? ''
    return `${at === named || at === 0 ? `Anna ${nth}! ` : ''}${`${sentence} `.repeat(1 + draw(`length ${at % 5}`, 12))}`
  })
  return paragraphs.join('\n'.repeat(2 + draw('gap', 2))) + (draw('end', 3) === 0 ? '\n\n' : '')
}

const message = (nth: number) =>
  outgoing({
    messageId: id(`01890000-0000-7000-8000-${String(nth).padStart(12, '0')}`),
    subject: `Тема ${nth % 3}`,
    body: bodyOf(nth),
    unsubscribeUrl: nth % 4 === 0 ? null : `https://shop.test/stop/${nth}`,
  })

/** Without the spaces that fill lines up or end them. */
const tidy = (text: string): string =>
  text
    .replace(/[ \t\r]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

test('E32: a letter is the same whatever was made before it, and says what the message says', async () => {
  const one = letterMaker(SENDER)
  const encodings = new Set<string>()
  for (let nth = 0; nth < 150; nth += 1) {
    const made = rawOf(await one(message(nth)))
    expect(made.equals(rawOf(await letterMaker(SENDER)(message(nth))))).toBe(true)
    if (nth % 5 !== 0) continue
    const { body, unsubscribeUrl } = message(nth)
    const read = await simpleParser(made, { skipTextToHtml: true })
    const said = `${body.replaceAll('\r\n', '\n')}${unsubscribeUrl === null ? '' : `\n\n${unsubscribeUrl}`}`
    expect(tidy(read.text ?? '')).toBe(tidy(said))
    const html = typeof read.html === 'string' ? read.html : ''
    expect(html.match(/<p>/g)).toHaveLength(body.split(/\n{2,}/).filter(part => part !== '').length)
    encodings.add(/Content-Transfer-Encoding: (7bit|base64)/.exec(made.toString('latin1'))?.[1] ?? '')
  }
  expect([...encodings].toSorted()).toEqual(['7bit', 'base64'])
})

test('on the wire dots at the beginnings of lines are doubled, and nothing else changes; there is room for all of it', async () => {
  const make = letterMaker(SENDER)
  for (let nth = 0; nth < 60; nth += 1) {
    const { pieces } = await make(message(nth))
    const into = Buffer.alloc(roomFor(pieces) + 3)
    const wire = into.subarray(3, writePieces(pieces, { into, at: 3, isWire: true })).toString('latin1')
    const raw = rawOf({ from: '', to: '', messageId: '', envelopeId: '', pieces }).toString('latin1')
    expect(wire).toBe(raw.replace(/^\./gm, '..'))
    expect(wire.endsWith('\r\n')).toBe(true)
    expect(/\r\n\.\r\n|[^\r]\n|\r[^\n]/.test(wire)).toBe(false)
  }
})

test('base64 is that of the library, cut into lines of 76', () => {
  for (const count of [0, 1, 2, 3, 55, 56, 57, 58, 113, 114, 115, 1000]) {
    const bytes = Buffer.from(Array.from({ length: count }, (_, at) => (at * 37 + count) % 256))
    expect(base64Lines(bytes).toString('latin1')).toBe(bytes.toString('base64').replace(/.{1,76}/g, '$&\r\n'))
  }
})

test.each([
  ['short lines of ASCII', 'a\nb', true],
  ['990 signs', 'x'.repeat(990), true],
  ['991 signs: with its end the line is near the limit of 998', 'x'.repeat(991), false],
  ['another alphabet', 'ж', false],
  ['a sign that is not for the eye', '\u0007', false],
])('what travels as it is: %s', (_, text, isPlain) => {
  expect(isPlainText(text)).toBe(isPlain)
})

test('plain lines end in CRLF and without spaces', () => {
  expect(plainLines('a \t\nb\r\n c\rd ')).toBe('a\r\nb\r\n c\r\nd')
})
