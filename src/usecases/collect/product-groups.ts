/** Product groups: what is bought at its own rhythm, and the owner's idea of that rhythm. */
import { type BusinessId, type ProductGroupId, type ProductId } from '../../kernel/ids.ts'
import type { ProductGroup } from '../../ports/purchase-store.ts'
import type { CollectDeps } from './deps.ts'

export async function productGroups({ store }: Pick<CollectDeps, 'store'>, business: BusinessId): Promise<readonly ProductGroup[]> {
  return store.inBusiness(business, tx => tx.collect.purchases.groups())
}

export interface ChangeProductGroupInput {
  readonly groupId: ProductGroupId
  readonly name?: string
  readonly cycleDays?: number | null
}

export type ChangeProductGroupResult = { readonly outcome: 'changed' } | { readonly refusal: 'unknown-group' | 'bad-cycle' }

/** Ten years: what is bought less often has no cycle. */
const CYCLE_DAYS_MAX = 3650

export async function changeProductGroup(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  input: ChangeProductGroupInput,
): Promise<ChangeProductGroupResult> {
  const { groupId, ...changes } = input
  const { cycleDays } = changes
  if (cycleDays !== null && cycleDays !== undefined && !(Number.isInteger(cycleDays) && cycleDays >= 1 && cycleDays <= CYCLE_DAYS_MAX))
    return { refusal: 'bad-cycle' }
  const found = await store.inBusiness(business, tx => tx.collect.purchases.changeGroup(groupId, changes))
  return found ? { outcome: 'changed' } : { refusal: 'unknown-group' }
}

export interface GroupProductsInput {
  readonly products: readonly ProductId[]
  /** The name of the group, made when it is new; null takes the products out of their group. */
  readonly groupName: string | null
}

export async function groupProducts(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: GroupProductsInput,
): Promise<ProductGroupId | null> {
  return store.inBusiness(business, async tx => {
    const group = input.groupName === null ? null : await tx.collect.purchases.groupNamed(input.groupName, clock.now())
    await tx.collect.purchases.assignGroup(input.products, group)
    return group
  })
}
