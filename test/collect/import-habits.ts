/** Any table of people and sales, written down in any of the habits that files have. */
import type { Encoding } from '../../src/domain/collect/text-encoding.ts'
import { type Day, dayFromNumber, dayNumber, day as dayOf } from '../../src/kernel/day.ts'
import type { Random } from '../../src/kernel/random.ts'

export interface WrittenSale {
  readonly receipt: string
  readonly day: Day
  readonly phone: string
  readonly name: string
  readonly item: string
  /** Minor units. */
  readonly amount: number
}

const FIRST = ['Мария', 'Пётр', 'Ёлка', 'Анна-Мария', 'Георги', 'Жанна']
const LAST = ['Иванова', 'О’Нил', 'Щукин', 'Петров', 'Цветкова', 'Юрьев']
const ITEMS = ['Шины 16"', 'Мойка; полная', 'Кофе, латте', 'Масло\n5W-40', 'Щётки «зима»', '=1+1', "Д'Артаньян", 'Монтаж\tколёс']

export function randomSales(random: Random, rowsMax = 60): WrittenSale[] {
  const people = random.whole(1, 12)
  const start = dayNumber(dayOf('2023-01-01'))
  return Array.from({ length: random.whole(8, rowsMax) }, (_, at) => {
    const person = random.whole(1, people)
    return {
      receipt: `Ч-${at + 1}`,
      // One day above the twelfth tells day and month apart in any order.
      day: dayFromNumber(at === 0 ? start + 24 : start + random.whole(0, 500)),
      phone: `+7945000${String(person).padStart(4, '0')}`,
      name: `${FIRST[person % FIRST.length]} ${LAST[person % LAST.length]}${person}`,
      item: ITEMS[random.whole(0, ITEMS.length - 1)] ?? '',
      amount: random.whole(1, 5_000_000) * (at > 0 && random.chance(0.1) ? -1 : 1),
    }
  })
}

export const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'ibm866', 'koi8-r', 'x-mac-cyrillic']
export const DELIMITERS = [';', ',', '\t', '|'] as const
export const LINE_ENDS = ['\n', '\r\n', '\r'] as const

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')
const parts = (day: Day): [string, string, string] => [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)]
export const DATES: readonly ((day: Day) => string)[] = [
  day => day,
  day => parts(day).toReversed().join('.'),
  day => `${parts(day).toReversed().join('.')} г.`,
  day => parts(day).toReversed().join('/'),
  day => `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`,
  day => `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
  day => String(dayNumber(day) + 25_569),
  day => `${parts(day).toReversed().join('.')} 00:00:00`,
]

function grouped(whole: string, mark: string): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/g, mark)
}
const money =
  (group: string, decimal: string, minus = '-') =>
  (amount: number): string => {
    const digits = String(Math.abs(amount)).padStart(3, '0')
    return `${amount < 0 ? minus : ''}${grouped(digits.slice(0, -2), group)}${decimal}${digits.slice(-2)}`
  }
export const MONEY: readonly ((amount: number) => string)[] = [
  money('', ','),
  money('', '.'),
  money(' ', ','),
  money('\u00A0', ','),
  money(',', '.'),
  money('.', ','),
  money('', ',', '–'),
  amount => `${money(' ', ',')(amount)} руб.`,
  amount => (amount < 0 ? `(${money('', '.')(-amount)})` : money('', '.')(amount)),
]

const PHONES: readonly ((phone: string) => string)[] = [
  phone => phone,
  phone => `8${phone.slice(2)}`,
  phone => `8 (${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8, 10)}-${phone.slice(10)}`,
]

export interface Habit {
  readonly encoding: Encoding
  readonly delimiter: string
  readonly lineEnd: string
  readonly date: number
  readonly money: number
  readonly phone: number
  readonly hasTitle: boolean
  readonly hasTotals: boolean
}

export function randomHabit(random: Random): Habit {
  const one = (list: readonly unknown[]): number => random.whole(0, list.length - 1)
  return {
    encoding: ENCODINGS[one(ENCODINGS)] ?? 'utf-8',
    delimiter: DELIMITERS[one(DELIMITERS)] ?? ';',
    lineEnd: LINE_ENDS[one(LINE_ENDS)] ?? '\n',
    date: one(DATES),
    money: one(MONEY),
    phone: one(PHONES),
    hasTitle: random.chance(0.3),
    hasTotals: random.chance(0.3),
  }
}

/** Every encoding with every way to write a date and every way to write money, each of them with every delimiter; the rest as it comes. */
export function* everyHabit(random: Random): Generator<Habit> {
  for (const [at, encoding] of ENCODINGS.entries()) {
    for (const date of DATES.keys()) {
      for (const money of MONEY.keys()) {
        const delimiter = DELIMITERS[(at + date + money) % DELIMITERS.length] ?? ';'
        yield { ...randomHabit(random), encoding, delimiter, date, money }
      }
    }
  }
}

export interface WrittenPerson {
  readonly name: string
  readonly phones: readonly string[]
  readonly email: string
  readonly birthday: { readonly month: number; readonly day: number; readonly year: number | null } | null
  readonly note: string
}

const NOTES = ['', 'любит скидки; не звонить утром', 'VIP, «наш»', 'две\nстроки', '=HYPERLINK("x")', 'сказал: "потом"']

export function randomPeople(random: Random): WrittenPerson[] {
  return Array.from({ length: random.whole(3, 40) }, (_, at) => ({
    name: `${FIRST[random.whole(0, FIRST.length - 1)]} ${LAST[random.whole(0, LAST.length - 1)]}${at}`,
    phones: [1, 2].slice(random.whole(0, 1)).map(nth => `+7945${nth}00${String(at).padStart(4, '0')}`),
    email: random.chance(0.5) ? `guest.${at}@example.com` : '',
    birthday: random.chance(0.6)
      ? { month: random.whole(1, 12), day: random.whole(1, 28), year: random.chance(0.7) ? random.whole(1940, 2015) : null }
      : null,
    note: NOTES[random.whole(0, NOTES.length - 1)] ?? '',
  }))
}

const two = (value: number): string => String(value).padStart(2, '0')
const BIRTHDAYS: readonly ((born: NonNullable<WrittenPerson['birthday']>) => string)[] = [
  ({ year, month, day }) => (year === null ? `${two(day)}.${two(month)}` : `${two(day)}.${two(month)}.${year}`),
  ({ year, month, day }) => (year === null ? `--${two(month)}-${two(day)}` : `${year}-${two(month)}-${two(day)}`),
  ({ year, month, day }) => `${day} ${MONTHS[month - 1]}${year === null ? '' : ` ${year} г.`}`,
]

export function writtenPeople(people: readonly WrittenPerson[], habit: Habit): Uint8Array {
  const phone = PHONES[habit.phone] ?? String
  const born = BIRTHDAYS[habit.date % BIRTHDAYS.length] ?? String
  const between = [', ', '; ', ' / ', ' ::: '][habit.money % 4] ?? ', '
  return inHabit(
    [
      ...(habit.hasTitle ? [['Клиенты магазина'], ['']] : []),
      ['ФИО', 'Телефон', 'E-mail', 'Дата рождения', 'Комментарий'],
      ...people.map(one => [one.name, one.phones.map(phone).join(between), one.email, one.birthday ? born(one.birthday) : '', one.note]),
    ],
    habit,
  )
}

export function written(sales: readonly WrittenSale[], habit: Habit): Uint8Array {
  const [date, sum, phone] = [DATES[habit.date] ?? String, MONEY[habit.money] ?? String, PHONES[habit.phone] ?? String]
  const rows = [
    ...(habit.hasTitle ? [['Продажи магазина'], ['']] : []),
    ['Дата', 'Номер чека', 'Клиент', 'Телефон', 'Товар', 'Сумма'],
    ...sales.map(sale => [date(sale.day), sale.receipt, sale.name, phone(sale.phone), sale.item, sum(sale.amount)]),
    ...(habit.hasTotals ? [['Итого', '', '', '', '', sum(sales.reduce((total, sale) => total + sale.amount, 0))]] : []),
  ]
  return inHabit(rows, habit)
}

function inHabit(rows: readonly (readonly string[])[], habit: Habit): Uint8Array {
  const text =
    rows.map(row => row.map(cell => quoted(plain(cell, habit.encoding), habit)).join(habit.delimiter)).join(habit.lineEnd) + habit.lineEnd
  return encoded(text, habit.encoding)
}

function quoted(cell: string, { delimiter }: Habit): string {
  return cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Letters an old encoding lacks are written as the nearest it has, as programs do. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'))
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  const bytes = bytesOf(encoding)
  return Uint8Array.from(plain(text, encoding), letter => bytes.get(letter) ?? 63)
}

const BYTES = new Map<Encoding, ReadonlyMap<string, number>>()

function bytesOf(encoding: Encoding): ReadonlyMap<string, number> {
  const known = BYTES.get(encoding)
  if (known) return known
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  BYTES.set(encoding, bytes)
  return bytes
}

const NEAREST: Readonly<Record<string, string>> = { '’': "'", '«': '"', '»': '"', '–': '-', '\u00A0': ' ' }

/** What a text comes back as from that encoding. */
export function plain(text: string, encoding: Encoding): string {
  if (encoding.startsWith('utf')) return text
  const known = bytesOf(encoding)
  return Array.from(text, letter => (known.has(letter) ? letter : (NEAREST[letter] ?? '?'))).join('')
}
