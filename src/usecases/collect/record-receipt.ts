/** The code of a receipt, scanned, pasted or typed, is a purchase: time, sum and fiscal key without typing; the lines may follow from elsewhere. */
import { type ReceiptCode, readReceiptCode } from '../../domain/collect/receipt-code.ts'
import type { ToldLine, ToldRefund, ToldSale } from '../../domain/collect/source-event.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { wallTime } from '../../kernel/zone.ts'
import { addCustomerIn, type AddCustomerRefusal, type CustomerInput } from './add-customer.ts'
import type { CollectDeps } from './deps.ts'
import { tellRefund } from './tell-refund.ts'
import { tellSale } from './tell-sale.ts'

export interface RecordReceiptInput {
  readonly code: string
  readonly customer: { readonly customerId: CustomerId } | CustomerInput | null
  /** What was bought, when somebody says it. */
  readonly what: string
}

export type RecordReceiptResult =
  | {
      readonly fate: 'created' | 'updated' | 'unchanged' | 'joined'
      readonly kind: 'purchase' | 'refund'
      readonly entityId: string
      readonly receipt: ReceiptCode
      readonly customerId: CustomerId | null
    }
  | { readonly refusal: 'not-a-receipt' | 'not-a-sale' | 'future-day' | 'unknown-customer' | AddCustomerRefusal }

export async function recordReceipt(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: RecordReceiptInput,
): Promise<RecordReceiptResult> {
  const receipt = readReceiptCode(input.code)
  if (!receipt) return { refusal: 'not-a-receipt' }
  if (receipt.kind === 'expense_not_a_sale') return { refusal: 'not-a-sale' }
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const shop = await tx.business.read()
    if (receipt.when.day > wallTime(at, shop.zone).day) return { refusal: 'future-day' }
    const scope = { business: shop, source: receipt.country === 'RU' ? 'fiscal-ru' : 'fiscal-bg', at }
    let customerId: CustomerId | null = null
    if (input.customer !== null && 'customerId' in input.customer) {
      const found = await tx.collect.customers.find(input.customer.customerId)
      if (!found || found.erasedAt !== null) return { refusal: 'unknown-customer' }
      customerId = found.id
    } else if (input.customer !== null) {
      const added = await addCustomerIn(tx, input.customer, { country: shop.country, at })
      if ('refusal' in added) return added
      customerId = added.customerId
    }
    const told = toldOf(receipt, input.what.trim())
    const { fate, entityId } =
      told.kind === 'refund' ? await tellRefund(tx, scope, told) : await tellSale(tx, scope, { ...told, customerId })
    const outcome = fate === 'older' || fate === 'nothing' ? 'unchanged' : fate
    return { fate: outcome, kind: told.kind, entityId: entityId ?? '', receipt, customerId }
  })
}

function toldOf(receipt: ReceiptCode, what: string): ToldSale | ToldRefund {
  const lines: ToldLine[] =
    what === '' ? [] : [{ name: what, category: null, quantity: '1', unitMinor: null, totalMinor: receipt.totalMinor, kind: 'goods' }]
  const { fiscalKey, when, currency, totalMinor } = receipt
  const shared = {
    sourceId: fiscalKey,
    version: null,
    when,
    currency,
    totalMinor,
    lines,
    customer: null,
    fiscalKey,
    shiftNo: null,
    receiptInShift: null,
  }
  if (receipt.kind === 'return_of_sale') return { ...shared, kind: 'refund', refundOf: null }
  const place = { receiptNo: receipt.document, location: null, staff: null, orderRef: null, part: null }
  return { ...shared, ...place, kind: 'purchase', status: 'paid', discountMinor: 0 }
}
