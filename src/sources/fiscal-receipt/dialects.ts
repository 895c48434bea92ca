/** One Russian receipt in three dialects: numbers of tags, names of the tax service's app, names of the operators' protocol. */
import * as z from 'zod'
import { amountValue, idValue } from '../hook-body.ts'

/** Tag of the format of fiscal documents, our name, and the names that apps and operators give it. */
const NAMES: readonly (readonly [tag: string, name: string, ...aliases: string[]])[] = [
  ['1008', 'buyer', 'buyerPhoneOrAddress', 'buyerAddress'],
  ['1012', 'time', 'dateTime'],
  ['1020', 'total', 'totalSum'],
  ['1215', 'prepaid', 'prepaidSum', 'prepaymentSum'],
  ['1040', 'document', 'fiscalDocumentNumber'],
  ['1041', 'drive', 'fiscalDriveNumber'],
  ['1077', 'sign', 'fiscalSign'],
  ['1038', 'shift', 'shiftNumber'],
  ['1042', 'inShift', 'requestNumber'],
  ['1054', 'operation', 'operationType'],
  ['1059', 'items', 'items'],
  ['1187', 'place', 'retailPlace'],
  ['1009', 'address', 'retailPlaceAddress'],
  ['1021', 'cashier', 'operator'],
  ['1117', 'seller', 'senderAddress', 'sellerAddress'],
  ['1227', 'buyerName', 'buyer', 'buyerInformation'],
  ['1030', 'name', 'name'],
  ['1023', 'quantity', 'quantity'],
  ['1079', 'price', 'price'],
  ['1043', 'sum', 'sum'],
  ['1214', 'settlement', 'paymentType', 'calculationTypeSign'],
  ['1212', 'subject', 'productType', 'calculationSubjectSign'],
]
const OURS = new Map(NAMES.flatMap(([tag, name, ...aliases]) => [tag, ...aliases].map(each => [each, name] as const)))

const LOOSE = z.record(z.string(), z.unknown())

function renamed(value: unknown): unknown {
  const object = LOOSE.safeParse(value)
  if (!object.success) return value
  const entries = Object.entries(object.data).map(
    ([name, each]) => [OURS.get(name) ?? name, Array.isArray(each) ? each.map(renamed) : each] as const,
  )
  return Object.fromEntries(entries)
}

const optionalText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform(value => (value === null || value === undefined || String(value).trim() === '' ? null : String(value).trim()))

const RECEIPT = z.object({
  code: z.number().nullish(),
  buyer: optionalText,
  buyerName: z
    .unknown()
    .optional()
    .transform(value => (typeof value === 'string' ? value : null)),
  time: z.union([z.string(), z.number()]),
  total: z.number().int(),
  prepaid: z.number().int().nullish(),
  document: idValue,
  drive: idValue,
  sign: idValue,
  shift: optionalText,
  inShift: optionalText,
  operation: z.coerce.number(),
  place: optionalText,
  address: optionalText,
  cashier: optionalText,
  seller: optionalText,
  items: z
    .array(
      z.object({
        name: z.string().default(''),
        quantity: amountValue.default(1),
        price: z.number().nullish(),
        sum: z.number().int(),
        settlement: z.number().nullish(),
        subject: z.number().nullish(),
      }),
    )
    .default([]),
})
export type FiscalReceipt = z.infer<typeof RECEIPT>

const TICKET = z.object({ ticket: z.object({ document: z.object({ receipt: z.unknown() }) }) })
const WRAPPED = z.object({ document: z.object({ receipt: z.unknown() }) })
const HOLDERS = z.object({ receipts: z.array(z.unknown()) })

/** The receipts of a body: one, a list, or wrapped as the app of the tax service saves them. undefined when it holds none. */
export function readReceipts(json: unknown): readonly FiscalReceipt[] | undefined {
  const holder = HOLDERS.safeParse(json)
  const list: readonly unknown[] = Array.isArray(json) ? json : holder.success ? holder.data.receipts : [json]
  const read = list.map(each => RECEIPT.safeParse(renamed(unwrapped(each))))
  return read.length > 0 && read.every(each => each.success) ? read.map(each => each.data) : undefined
}

function unwrapped(value: unknown): unknown {
  const ticket = TICKET.safeParse(value)
  if (ticket.success) return ticket.data.ticket.document.receipt
  const wrapped = WRAPPED.safeParse(value)
  return wrapped.success ? wrapped.data.document.receipt : value
}
