/** Phone numbers in E.164. The library is right on plain spellings; splitting and repairing comes before it. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

export type PhoneKind = 'mobile' | 'landline' | 'unknown'
export interface Phone {
  /** E.164 with the plus, for instance +79450000101. */
  readonly number: string
  readonly kind: PhoneKind
  /** True when look-alike letters (О for 0, З for 3) had to be repaired. */
  readonly repaired: boolean
}

const LOOKALIKES: Readonly<Record<string, string>> = { О: '0', о: '0', O: '0', o: '0', З: '3', з: '3', l: '1', I: '1', б: '6' }

/** Every Russian mobile number there can be, in the spellings of most files; the library knows no more of them and takes a hundred times as long. */
const RUSSIAN_MOBILE = /^\s*(?:\+7|8|7)[\s(-]*(9\d\d)[\s)-]*(\d{3})[\s-]*(\d\d)[\s-]*(\d\d)\s*$/

/** One number in the country's habits; undefined when it is not a number that exists. */
export function parsePhone(raw: string, country: string): Phone | undefined {
  const mobile = country === 'RU' || raw.includes('+7') ? RUSSIAN_MOBILE.exec(raw) : null
  if (mobile) return { number: `+7${mobile[1]}${mobile[2]}${mobile[3]}${mobile[4]}`, kind: 'mobile', repaired: false }
  const scientific = withoutExponent(raw)
  if (scientific === undefined) return undefined
  const plain = scientific
    .normalize('NFKC')
    .replace(/^tel:/i, '')
    .replace(/^(\d{10,15})[.,]0+$/, '$1')
    .replace(/(?:доб|вн|ext)\.?\s*\d+$/i, '')
    .trim()
  const fixed = /\d/.test(plain) ? plain.replace(/[ОоOoЗзlIб]/g, letter => LOOKALIKES[letter] ?? letter) : plain
  const digits = fixed.replace(/[^\d+]/g, '').replace(/^00/, '+')
  if (/[a-zа-яё]/i.test(fixed) || digits.length < 7 || digits.length > 16) return undefined
  const parsed = existing(withTrunk(digits, country), country) ?? abroad(digits, country)
  if (parsed === undefined) return undefined
  const type = parsed.getType()
  const kind = type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' ? 'mobile' : type === undefined ? 'unknown' : 'landline'
  return { number: parsed.number, kind, repaired: fixed !== plain }
}

function existing(digits: string, country: string) {
  const parsed = parsePhoneNumberFromString(digits, country as CountryCode)
  return parsed?.isValid() === true ? parsed : undefined
}

/** A country code without its plus: believed of long numbers that are somebody's mobile there. */
function abroad(digits: string, country: string) {
  const parsed = /^[1-9]\d{10,}$/.test(digits) ? existing(`+${digits}`, country) : undefined
  return parsed?.getType() === 'MOBILE' ? parsed : undefined
}

/** A program wrote the number as 8.9450000101E10. With fewer digits than this the rest of them is lost: 8,945E+10 is nobody's number. */
const MANTISSA_DIGITS_MIN = 8
const EXPONENT = /^\s*(\d)(?:[.,](\d+))?e\+?\d+\s*$/i

function withoutExponent(raw: string): string | undefined {
  const [spelt, first = '', rest = ''] = EXPONENT.exec(raw) ?? []
  if (spelt === undefined) return raw
  return first.length + rest.length < MANTISSA_DIGITS_MIN ? undefined : String(Math.round(Number(spelt.replace(',', '.'))))
}

/** Seven digits and more, with what stands between the groups of a telephone. */
const NUMBER_IN_TEXT = /\+?\d(?:[\d\s().-]{5,}\d)/g
/** A letter that is no look-alike of a digit. */
const WORD = /[^\P{L}ОоOoЗзlIб]/u
/** Fewer digits before a stroke are the code of a town, behind it the last ones of a neighbouring number. */
const [CODE_DIGITS_MAX, TAIL_DIGITS_MAX] = [5, 3]

/** Cells hold several numbers: 'A, B', 'A; B', 'A / B', Google's 'A ::: B', 'тел. A' and 'A (жена B)'; '02/981 23 45' is one. */
export function splitPhones(cell: string): string[] {
  if (EXPONENT.test(cell)) return [cell.trim()]
  return cell
    .split(/:::|[,;\n|]/)
    .flatMap(part => joinedCodes(part.split(/\/|\s{2,}/)))
    .flatMap(part => (WORD.test(part) ? (part.match(NUMBER_IN_TEXT) ?? [part]) : [part]))
}

/** What says of a number that it is one. */
const LABEL = /(?:тел(?:ефон)?|моб(?:ильный)?|сот(?:овый)?|раб(?:очий)?|дом(?:ашний)?|gsm|tel|phone|mob(?:ile)?)\.?:?(?=\s*$)/iu

/** What a cell with telephones says besides: 'Мария 8 912 345-67-89' says 'Мария'. */
export function withoutPhones(cell: string): string {
  const [first = '', ...others] = cell.split(NUMBER_IN_TEXT)
  if (others.length === 0) return cell
  return [first, ...others]
    .map(text => text.replace(LABEL, '').replace(/^[\s,;:/|)\]–—-]+|[\s,;:/|([–—-]+$/gu, ''))
    .filter(text => text !== '')
    .join(' ')
}

function joinedCodes(parts: readonly string[]): string[] {
  const joined: string[] = []
  for (const part of parts.map(text => text.trim()).filter(text => text !== '')) {
    const before = joined.at(-1)
    const digits = part.replace(/\D/g, '').length
    if (before !== undefined && before.replace(/\D/g, '').length <= CODE_DIGITS_MAX) joined.splice(-1, 1, `${before} ${part}`)
    else if (before === undefined || digits > TAIL_DIGITS_MAX || WORD.test(part)) joined.push(part)
  }
  return joined
}

/** Owners write the country code without a plus, and Russians start with 8. */
function withTrunk(digits: string, country: string): string {
  if (digits.startsWith('+')) return digits
  if ((country === 'RU' || country === 'KZ') && /^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`
  if (country === 'BG' && /^359\d{8,9}$/.test(digits)) return `+${digits}`
  return digits
}
