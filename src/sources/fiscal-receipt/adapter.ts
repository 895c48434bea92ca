/** Russian fiscal receipts as an operator, an accountant's program or the tax service's app hands them over, in any of three dialects. */
import { russianFiscalKey } from '../../domain/collect/receipt-code.ts'
import type { ParsedEvent, ToldCustomer, ToldLine, ToldSale } from '../../domain/collect/source-event.ts'
import { quantityOf, whenOf, whenOfWallSeconds } from '../../domain/collect/told-values.ts'
import { parseEmail } from '../../kernel/email.ts'
import type { SourceAdapter } from '../../ports/source.ts'
import { jsonOf } from '../hook-body.ts'
import { isEqualSecret } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'
import { type FiscalReceipt, readReceipts } from './dialects.ts'

const SALE = 1
const RETURN_OF_SALE = 2
/** Codes of documents that are no receipts: closing of a shift, correction. */
const RECEIPT_CODE = 3
/** Tag 1214: 1 to 3 are prepayments; the goods follow with a receipt of their own. */
const PREPAYMENT_MAX = 3
const SERVICES = new Set([3, 4])

function buyerOf(receipt: FiscalReceipt): ToldCustomer | null {
  const contact = receipt.buyer ?? ''
  // Cashiers type the shop's own address to get past the form.
  if (contact === '' || contact.toLowerCase() === receipt.seller?.toLowerCase()) return null
  return contact.includes('@')
    ? toldPerson({ email: parseEmail(contact) ?? '', name: receipt.buyerName })
    : toldPerson({ phone: contact, name: receipt.buyerName })
}

function eventOf(receipt: FiscalReceipt): ParsedEvent | undefined {
  const when = typeof receipt.time === 'number' ? whenOfWallSeconds(receipt.time) : whenOf(receipt.time)
  const isSale = receipt.operation === SALE
  const isOther = receipt.code !== null && receipt.code !== undefined && receipt.code !== RECEIPT_CODE
  if (!when || isOther || (!isSale && receipt.operation !== RETURN_OF_SALE)) return undefined
  const fiscalKey = russianFiscalKey(receipt.drive, receipt.document, receipt.sign)
  const lines = receipt.items.map((item): ToldLine => ({
    name: item.name,
    category: null,
    quantity: quantityOf(item.quantity),
    unitMinor: item.price === null || item.price === undefined ? null : Math.round(item.price),
    totalMinor: item.sum,
    kind: SERVICES.has(item.subject ?? 0) ? 'service' : 'goods',
  }))
  const shared = {
    sourceId: fiscalKey,
    version: null,
    when,
    currency: 'RUB',
    totalMinor: receipt.total,
    lines,
    customer: buyerOf(receipt),
    fiscalKey,
    shiftNo: receipt.shift,
    receiptInShift: receipt.inShift,
  } as const
  if (!isSale) return { ...shared, kind: 'refund', refundOf: null }
  const isAdvance = receipt.items.length > 0 && receipt.items.every(item => (item.settlement ?? 4) <= PREPAYMENT_MAX)
  return {
    ...shared,
    kind: 'purchase',
    status: isAdvance ? 'pending' : 'paid',
    discountMinor: 0,
    receiptNo: receipt.document,
    location: receipt.place ?? receipt.address,
    staff: receipt.cashier,
    orderRef: null,
    part: null,
    ...prepaymentOf(receipt, isAdvance),
  }
}

function prepaymentOf({ prepaid }: FiscalReceipt, isAdvance: boolean): Pick<ToldSale, 'prepayment'> {
  if (isAdvance) return { prepayment: { role: 'advance' } }
  return (prepaid ?? 0) > 0 ? { prepayment: { role: 'settlement', prepaidMinor: prepaid ?? 0 } } : {}
}

export const fiscalReceipt: SourceAdapter = {
  name: 'fiscal-ru',
  fields: [{ name: 'push_token', origin: 'ours', isRequired: false }],
  verify: (request, { secrets }) => {
    const wanted = secrets['push_token'] ?? ''
    const given = request.headers['authorization']?.replace(/^Bearer\s+/i, '')
    // Operators that cannot send a header are known by the address alone.
    return given === undefined || wanted === '' || isEqualSecret(given, wanted) ? 'genuine' : 'refused'
  },
  eventKey: () => undefined,
  parse: request => {
    const receipts = readReceipts(jsonOf(request.body))
    if (!receipts) return { unknown: 'receipt' }
    const events = receipts.flatMap(receipt => eventOf(receipt) ?? [])
    return events.length > 0 ? { events } : { ignored: 'not-a-sale' }
  },
}
