/** The list of customers, a page at a time, and the search over names, phones and e-mails. */
import type { ContactPoint } from '../../domain/collect/contact-point.ts'
import type { Customer } from '../../domain/collect/customer.ts'
import { type BusinessId, id, isId } from '../../kernel/ids.ts'
import { instantFromMs } from '../../kernel/instant.ts'
import type { CustomerSearch } from '../../ports/customer-store.ts'
import type { CollectDeps } from './deps.ts'

/** A page that a phone shows at once; more is asked for with the cursor. */
const PAGE_DEFAULT = 50
const PAGE_MAX = 200

export interface FindCustomersInput {
  readonly text?: string | undefined
  readonly segment?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export interface FoundCustomer {
  readonly customer: Customer
  readonly contactPoints: readonly ContactPoint[]
}

export type FindCustomersResult =
  | { readonly found: readonly FoundCustomer[]; readonly nextCursor: string | null }
  | { readonly refusal: 'bad-cursor' }

export async function findCustomers(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  input: FindCustomersInput,
): Promise<FindCustomersResult> {
  const limit = Math.min(Math.max(Math.trunc(input.limit ?? PAGE_DEFAULT), 1), PAGE_MAX)
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor)
  if (after === null) return { refusal: 'bad-cursor' }
  return store.inBusiness(business, async tx => {
    // One more than asked for says whether there is a next page.
    const rows = await tx.collect.customers.search({ text: input.text ?? '', segment: input.segment, after, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const points = Map.groupBy(await tx.collect.customers.pointsOf(page.map(customer => customer.id)), point => point.customerId)
    const last = page.at(-1)
    return {
      found: page.map(customer => ({ customer, contactPoints: points.get(customer.id) ?? [] })),
      nextCursor: rows.length > limit && last ? `${last.createdAt}.${last.id}` : null,
    }
  })
}

function readCursor(cursor: string): CustomerSearch['after'] | null {
  const [, at = '', customerId = ''] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(cursor) ?? []
  return at !== '' && isId(customerId) ? { createdAt: instantFromMs(Number(at)), id: id<'customer'>(customerId) } : null
}
