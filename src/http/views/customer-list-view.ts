/** Rows of the customers' list with their segment, last purchase and sums: two queries for a page. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { FoundCustomer } from '../../usecases/collect/find-customers.ts'
import type { HttpDeps } from '../deps.ts'
import { firstAddress, shownName } from './names.ts'

type CustomerRow = AnswerOf<'GET /customers'>['items'][number]

export async function customerRows(deps: HttpDeps, business: BusinessId, found: readonly FoundCustomer[]): Promise<CustomerRow[]> {
  const ids = found.map(one => one.customer.id)
  const { totals, known } = await deps.store.inBusiness(business, async tx => ({
    totals: Map.groupBy(await tx.collect.customers.totalsOf(ids), total => total.customerId),
    known: new Map((await tx.understand.understandings(ids)).map(one => [one.customerId, one])),
  }))
  return found.map(({ customer, contactPoints }) => {
    const sums = totals.get(customer.id) ?? []
    const understanding = known.get(customer.id)
    return {
      customerId: customer.id,
      name: shownName(customer.fullName, contactPoints),
      phone: firstAddress(contactPoints, 'phone'),
      email: firstAddress(contactPoints, 'email'),
      segment: understanding?.segment ?? null,
      lastPurchaseDay: lastOf(sums.map(sum => sum.lastDay)),
      purchases: sums.reduce((count, sum) => count + sum.purchases, 0),
      spent: sums.map(sum => ({ minor: sum.spentMinor, currency: sum.currency })),
      dueDay: understanding?.dueDay ?? null,
    }
  })
}

export function lastOf<T extends string>(days: readonly T[]): T | null {
  return days.toSorted().at(-1) ?? null
}
