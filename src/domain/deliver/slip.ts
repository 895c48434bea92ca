/**
 * The slip at the till: what turns a buyer nobody knows into one who comes back. A coupon with a deadline, the next event, what goes
 * with the purchase, and a code that signs him up. Written in the mark-up of receipts, from which bytes, picture and page are made.
 */
import { addDays, type Day } from '../../kernel/day.ts'

export interface SlipLine {
  readonly text: string
  readonly amount: string
}

export interface Slip {
  readonly shop: string
  readonly phone: string
  /** What was bought; empty where the receipt says it already. */
  readonly lines: readonly SlipLine[]
  readonly coupon: {
    readonly code: string
    readonly offer: string
    /** The last day it is good. */ readonly lastDay: Day
    readonly conditions: string
  } | null
  readonly nextEvent: { readonly text: string; readonly day: Day } | null
  /** Related products to tick off: nothing is forgotten at home. */
  readonly checklist: readonly string[]
  /** Where the code leads: the page on which he leaves his contact. */
  readonly signUp: { readonly url: string; readonly text: string } | null
  readonly footer: string
}

export interface SlipWords {
  readonly validUntil: (day: string) => string
  readonly bringAlong: string
  readonly checklist: string
  readonly copy: (number: number) => string
  readonly day: (day: Day) => string
}

/** A coupon is worth its paper only if the buyer can still use it tomorrow. */
export function isWorthPrinting(slip: Pick<Slip, 'coupon'>, today: Day): boolean {
  return slip.coupon === null || slip.coupon.lastDay >= addDays(today, 1)
}

export interface SlipPaper {
  /** 1 is the original; every later one says that it is a copy, so that a coupon is not used twice. */
  readonly copyNumber: number
  /** Characters in a line. */
  readonly columns: number
}

export function slipDocument(slip: Slip, words: SlipWords, { copyNumber, columns }: SlipPaper): string {
  const told = (text: string): string[] => broken(text, columns)
  const parts = [
    copyNumber > 1 ? [`^^^${plain(words.copy(copyNumber))}`, ''] : [],
    [`^^"${plain(slip.shop)}`, ...(slip.phone === '' ? [] : told(slip.phone))],
    linesPart(slip.lines, columns),
    couponPart(slip, words, columns),
    slip.nextEvent === null ? [] : ['-', `"${plain(words.day(slip.nextEvent.day))}`, ...told(slip.nextEvent.text)],
    slip.checklist.length === 0 ? [] : ['-', ...told(words.checklist), ...slip.checklist.map(item => `[ ] ${plain(item)} |`)],
    slip.signUp === null ? [] : ['-', ...told(slip.signUp.text), `{code:${codeOf(slip.signUp.url)};option:qrcode,5,M}`],
    slip.footer === '' ? [] : ['', ...told(slip.footer)],
    copyNumber > 1 ? ['', `^^^${plain(words.copy(copyNumber))}`] : [],
    ['='],
  ]
  return `${parts.flat().join('\n')}\n`
}

/** Room for the longest amount, the rest for what it is; a name that is too long goes on below, between words. */
function linesPart(lines: readonly SlipLine[], columns: number): readonly string[] {
  if (lines.length === 0) return []
  const amountColumns = Math.min(Math.floor(columns / 2), Math.max(...lines.map(line => printed(line.amount).length)) + 1)
  const rows = lines.flatMap(line =>
    broken(line.text, columns - amountColumns - COLUMN_GAP).map((text, at) => `${text} | ${at === 0 ? plain(line.amount) : ''}`),
  )
  return ['-', `{width:*,${amountColumns}}`, ...rows, '{width:auto}']
}

function couponPart({ coupon }: Slip, words: SlipWords, columns: number): readonly string[] {
  if (coupon === null) return []
  const { code, offer, lastDay, conditions } = coupon
  return [
    '-',
    ...broken(offer, columns).map(text => `^^"${text}`),
    `^^${plain(code)}`,
    plain(words.validUntil(words.day(lastDay))),
    plain(words.bringAlong),
    ...(conditions === '' ? [] : broken(conditions, columns)),
  ]
}

/** Signs that the code page of receipt printers lacks. */
const SIGNS: Readonly<Record<string, string>> = {
  '«': '"', '»': '"', '„': '"', '“': '"', '”': '"', '’': "'", '‘': "'", '—': '-', '–': '-', '…': '...', '₽': 'руб.', '€': 'EUR', '×': 'x', '\u00a0': ' ', '\u202f': ' ', '−': '-',
} // prettier-ignore

/** What the printer leaves between two columns. */
const COLUMN_GAP = 1

/** The printer itself breaks a line in the middle of a word; here it breaks between words, and only a word longer than the line is cut. */
function broken(text: string, columns: number): string[] {
  const rows: string[] = []
  for (const word of printed(text).split(' ')) {
    const last = rows.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) rows[rows.length - 1] = `${last} ${word}`
    else rows.push(word)
  }
  return rows.map(escaped)
}

function plain(text: string): string {
  return escaped(printed(text))
}

/** In one line, with the signs that the printer has. */
function printed(text: string): string {
  return [...text.replace(/\s+/g, ' ').trim()].map(char => SIGNS[char] ?? char).join('')
}

/** Text of people in a line of mark-up: no sign of it can begin a column, a code or another size. */
function escaped(text: string): string {
  return text.replace(/[\\|{}~_"`^]/g, sign => `\\${sign}`)
}

function codeOf(url: string): string {
  return url.replace(/[\\|{};,\s]/g, sign => encodeURIComponent(sign))
}
