/**
 * The square code on a receipt. Russia: `t=20240502T1015&s=3400.00&fn=…&i=501&fp=…&n=1`, parameters in any order.
 * Bulgaria (Ordinance Н-18, annex 18а): `fiscal memory*document*2026-01-09*10:15:30*15.34`; leva before 2026, euros since.
 */
import type { Currency } from '../../kernel/money.ts'
import { decimalMinor, whenOf } from './told-values.ts'
import type { ToldWhen } from './source-event.ts'

export const RECEIPT_KINDS = ['sale', 'return_of_sale', 'expense_not_a_sale'] as const

export interface ReceiptCode {
  readonly country: 'RU' | 'BG'
  readonly kind: (typeof RECEIPT_KINDS)[number]
  readonly when: ToldWhen & { readonly day: string }
  readonly totalMinor: number
  readonly currency: Currency
  /** Fiscal drive or memory, document and sign as printed: leading zeros are part of them. */
  readonly drive: string
  readonly document: string
  readonly sign: string
  readonly fiscalKey: string
}

export const RECEIPT_CODE_REFUSALS = ['not-a-receipt', 'not-a-sale'] as const

/** undefined when the text is no receipt code of a country we know. */
export function readReceiptCode(text: string): ReceiptCode | undefined {
  const trimmed = text.trim()
  return trimmed.includes('*') ? bulgarian(trimmed) : russian(trimmed)
}

/** The key of a Russian receipt, the same from a code, a file or an API; the sign loses its zeros where it is a number. */
export function russianFiscalKey(drive: string, document: string | number, sign: string | number): string {
  return ['ru', drive, ...[document, sign].map(part => String(part).replace(/^0+(?=\d)/, ''))].join(':')
}

/** First day on which Bulgarian receipts are in euros. */
const BULGARIAN_EURO_DAY = '2026-01-01'
const RUSSIAN_KINDS = ['sale', 'return_of_sale', 'expense_not_a_sale', 'expense_not_a_sale'] as const

function russian(text: string): ReceiptCode | undefined {
  const given = new Map(
    text
      .replace(/^.*\?/, '')
      .split('&')
      .map(pair => pair.split('=', 2) as [string, string]),
  )
  const [t = '', s = '', drive = '', document = '', sign = ''] = ['t', 's', 'fn', 'i', 'fp'].map(name => given.get(name))
  const when = whenOf(t)
  const totalMinor = decimalMinor(s, 'RUB')
  const kind = RUSSIAN_KINDS[Number(given.get('n') ?? '1') - 1]
  if (!when || !('day' in when) || totalMinor === undefined || totalMinor < 0 || kind === undefined) return undefined
  if (!/^\d{16}$/.test(drive) || !/^\d{1,10}$/.test(document) || !/^\d{1,10}$/.test(sign)) return undefined
  const fiscalKey = russianFiscalKey(drive, document, sign)
  return { country: 'RU', kind, when, totalMinor, currency: 'RUB', drive, document, sign, fiscalKey }
}

function bulgarian(text: string): ReceiptCode | undefined {
  const match = /^(\d{8})\*(\d{1,10})\*(\d{4}-\d{2}-\d{2})\*(\d{2}:\d{2}:\d{2})\*(\d+[.,]\d{2})$/.exec(text)
  const [, drive = '', document = '', onDay = '', time = '', amount = ''] = match ?? []
  const when = match ? whenOf(`${onDay}T${time}`) : undefined
  const currency = onDay >= BULGARIAN_EURO_DAY ? 'EUR' : 'BGN'
  const totalMinor = decimalMinor(amount, currency)
  if (!when || !('day' in when) || totalMinor === undefined) return undefined
  const fiscalKey = `bg:${drive}:${document.replace(/^0+(?=\d)/, '')}`
  return { country: 'BG', kind: 'sale', when, totalMinor, currency, drive, document, sign: '', fiscalKey }
}
