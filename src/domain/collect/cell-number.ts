/**
 * Numbers as people write them, read without floating point. The mark between whole and fraction is decided for the whole
 * column: '1.234' alone may be a thousand or one and a bit.
 */

export type DecimalMark = ',' | '.'

const MINUS = /^[-−–—]/
const SPACES = /[\s\u00A0\u202F\u2007\u2009'’`_]/g
const CURRENCY = /(?:рублей|рубля|рубль|руб|коп|р|лева|лв|евро|euro|eur|usd|rub|rur|bgn|gbp|kzt|тенге|грн|uah)\.?|[₽€$£₸₴₺]/giu

/** '1 234 руб. 50 коп.', '12 лв. 5 ст.' and the bookkeeper's '1234=50' and '1234-50': the small coins are hundredths. */
function withSmallCoins(text: string): string {
  if (!/[=-]\d|коп|\dк|ст|к\./iu.test(text)) return text
  const coins = /^(.*\d)\s*(?:руб\p{L}*|р|лв|лева?|евро|€|₽)?\.?\s*(?:(?<![\d\s.])|\s)(\d{1,2})\s*(?:коп\p{L}*|к|ст\p{L}*)\.?\s*$/iu.exec(
    text,
  )
  const [, whole, hundredths] = coins ?? /^(.*\d)[=-](\d{2})$/.exec(text) ?? []
  return whole === undefined || hundredths === undefined ? text : `${whole},${hundredths.padStart(2, '0')}`
}

/** Sign, digits and marks of a cell, without spaces and currency; undefined when other letters are in it. */
function bareNumber(raw: string): { readonly negative: boolean; readonly digits: string } | undefined {
  let text = withSmallCoins(raw.normalize('NFKC')).replace(SPACES, '').replace(CURRENCY, '')
  let negative = false
  const bracketed = /^\((.*)\)$/.exec(text)
  if (bracketed) {
    negative = true
    text = bracketed[1] ?? ''
  }
  if (MINUS.test(text)) {
    negative = !negative
    text = text.slice(1)
  } else if (/[-−–—]$/.test(text) && !/[.,=][-−–—]+$/.test(text)) {
    negative = !negative
    text = text.slice(0, -1)
  }
  // "100,-" and "100.-" are whole amounts.
  text = text
    .replace(/[.,=][-−–—]+$|=$/, '')
    .replace(/^\+/, '')
    .replace(/\.$/, '')
  return /^\d[\d.,]*$|^[.,]\d+$/.test(text) && /\d$/.test(text) ? { negative, digits: text } : undefined
}

/** What one cell says by itself about the mark; null when it does not say. */
function markOf(digits: string): DecimalMark | 'none' | null {
  const [comma, dot] = [digits.lastIndexOf(','), digits.lastIndexOf('.')]
  if (comma === -1 && dot === -1) return 'none'
  if (comma !== -1 && dot !== -1) return comma > dot ? ',' : '.'
  const mark: DecimalMark = comma === -1 ? '.' : ','
  const parts = digits.split(mark)
  if (parts.length > 2) return mark === ',' ? '.' : ','
  if (parts[1]?.length !== 3 || parts[0] === '' || parts[0] === '0' || (parts[0]?.length ?? 0) > 3) return mark
  return null
}

/** How many cells of a column say without doubt which mark is theirs. */
export type MarkVotes = Readonly<Record<DecimalMark, number>>
const NO_VOTES: MarkVotes = { ',': 0, '.': 0 }

/**
 * The decimal mark of a column: what the unambiguous cells agree on; else for money three digits are thousands,
 * and for quantities (1,250 kg) they are a fraction.
 */
export function decimalMarkOf(cells: Iterable<string>, kind: 'money' | 'quantity', plain: MarkVotes = NO_VOTES): DecimalMark {
  const votes = { ...plain }
  let unclear: DecimalMark | null = null
  for (const cell of cells) {
    const number = bareNumber(cell)
    if (!number) continue
    const mark = markOf(number.digits)
    if (mark === ',' || mark === '.') votes[mark] += 1
    else if (mark === null) unclear = number.digits.includes(',') ? ',' : '.'
  }
  if (votes[','] !== votes['.']) return votes[','] > votes['.'] ? ',' : '.'
  if (unclear === null) return '.'
  const other = unclear === ',' ? '.' : ','
  return kind === 'money' ? other : unclear
}

/** Whole and fraction digits of a cell; undefined when it is no number or its thousands are not groups of three. */
function splitNumber(
  raw: string,
  mark: DecimalMark,
): { readonly negative: boolean; readonly whole: string; readonly fraction: string } | undefined {
  const number = bareNumber(raw)
  if (!number) return undefined
  const own = markOf(number.digits)
  const used = own === ',' || own === '.' ? own : mark
  const [whole = '', fraction = '', ...rest] = number.digits.split(used)
  const grouped = used === ',' ? '.' : ','
  if (rest.length > 0 || fraction.includes(grouped)) return undefined
  if (whole.includes(grouped) && !new RegExp(`^\\d{1,3}(?:\\${grouped}\\d{3})+$`).test(whole)) return undefined
  return { negative: number.negative, whole: whole.replaceAll(grouped, ''), fraction }
}

/** Above it an amount is a phone or a bar code in the wrong column: ten billion in minor units. */
export const MINOR_MAX = 1_000_000_000_000

/**
 * Minor units of an amount, rounded half away from zero; undefined when the cell is no amount. It never guesses («4 т.р.»).
 * `digits` is the number of digits the currency has after the mark.
 */
export function parseMoney(raw: string, mark: DecimalMark, digits = 2): number | undefined {
  const number = splitNumber(raw, mark)
  if (!number) return undefined
  const kept = number.fraction.slice(0, digits).padEnd(digits, '0')
  const roundsUp = (number.fraction.charCodeAt(digits) || 48) >= 53
  const value = Number((number.whole || '0') + kept) + (roundsUp ? 1 : 0)
  if (!Number.isSafeInteger(value) || value > MINOR_MAX) return undefined
  return number.negative && value !== 0 ? -value : value
}

/** A quantity in millionths, so that it multiplies exactly; undefined when the cell is none. */
export function parseQuantity(raw: string, mark: DecimalMark): number | undefined {
  const number = splitNumber(raw.replace(/(?:шт|кг|бр|уп|ед|л|м|м2|pcs|kg|g|г)\.?$/i, ''), mark)
  if (!number || number.whole.length > 9 || number.fraction.length > 6) return undefined
  const millionths = Number((number.whole || '0') + number.fraction.padEnd(6, '0'))
  return Number.isSafeInteger(millionths) ? (number.negative && millionths !== 0 ? -millionths : millionths) : undefined
}

/** Quantity × price in minor units, rounded half away from zero, exact whatever the size. */
export function multiply(millionths: number, priceMinor: number): number {
  const product = BigInt(millionths) * BigInt(priceMinor)
  const half = product < 0n ? -500_000n : 500_000n
  return Number((product + half) / 1_000_000n)
}

/** Decimal text of a quantity in millionths: '1', '0.75'. */
export function quantityText(millionths: number): string {
  const whole = Math.trunc(Math.abs(millionths) / 1_000_000)
  const fraction = String(Math.abs(millionths) % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return `${millionths < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
