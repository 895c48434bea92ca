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

/** `copyNumber` 1 is the original; every later one says that it is a copy, so that a coupon is not used twice. */
export function slipDocument(slip: Slip, words: SlipWords, copyNumber: number): string {
  const parts = [
    copyNumber > 1 ? [`^^^${plain(words.copy(copyNumber))}`, ''] : [],
    [`^^"${plain(slip.shop)}`, ...(slip.phone === '' ? [] : [plain(slip.phone)])],
    slip.lines.length === 0 ? [] : ['-', ...slip.lines.map(line => `${plain(line.text)} | ${plain(line.amount)}`)],
    couponPart(slip, words),
    slip.nextEvent === null ? [] : ['-', `"${plain(words.day(slip.nextEvent.day))}`, plain(slip.nextEvent.text)],
    slip.checklist.length === 0 ? [] : ['-', plain(words.checklist), ...slip.checklist.map(item => `[ ] ${plain(item)} |`)],
    slip.signUp === null ? [] : ['-', plain(slip.signUp.text), `{code:${codeOf(slip.signUp.url)};option:qrcode,5,M}`],
    slip.footer === '' ? [] : ['', plain(slip.footer)],
    copyNumber > 1 ? ['', `^^^${plain(words.copy(copyNumber))}`] : [],
    ['='],
  ]
  return `${parts.flat().join('\n')}\n`
}

function couponPart({ coupon }: Slip, words: SlipWords): readonly string[] {
  if (coupon === null) return []
  const { code, offer, lastDay, conditions } = coupon
  return [
    '-',
    `^^"${plain(offer)}`,
    `^^${plain(code)}`,
    plain(words.validUntil(words.day(lastDay))),
    plain(words.bringAlong),
    ...(conditions === '' ? [] : [plain(conditions)]),
  ]
}

/** Signs that the code page of receipt printers lacks. */
const SIGNS: Readonly<Record<string, string>> = {
  '«': '"', '»': '"', '„': '"', '“': '"', '”': '"', '’': "'", '‘': "'", '—': '-', '–': '-', '…': '...', '₽': 'руб.', '€': 'EUR', '×': 'x', '\u00a0': ' ', '\u202f': ' ', '−': '-',
} // prettier-ignore

/** Text of people in a line of mark-up: no sign of it can begin a column, a code or another size. */
function plain(text: string): string {
  return [...text.replace(/\s+/g, ' ').trim()]
    .map(char => SIGNS[char] ?? char)
    .join('')
    .replace(/[\\|{}~_"`^]/g, sign => `\\${sign}`)
}

function codeOf(url: string): string {
  return url.replace(/[\\|{};,\s]/g, sign => encodeURIComponent(sign))
}
