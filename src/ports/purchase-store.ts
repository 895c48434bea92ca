/** Purchases, refunds, products and product groups in the database. */
import type { Purchase, PurchaseLine, Refund } from '../domain/collect/purchase.ts'
import type { CustomerId, ProductGroupId, ProductId, PurchaseId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Minor } from '../kernel/money.ts'

export interface Product {
  readonly id: ProductId
  readonly name: string
  readonly groupId: ProductGroupId | null
}

export interface ProductGroup {
  readonly id: ProductGroupId
  readonly name: string
  /** The owner's own idea of how often this is bought. */
  readonly cycleDays: number | null
  readonly productCount: number
}

export interface PurchaseStore {
  insert(purchase: Purchase, lines: readonly PurchaseLine[]): Promise<void>
  /** Replaces the sale and its lines; grows the revision by one. */
  replace(purchase: Purchase, lines: readonly PurchaseLine[]): Promise<void>
  find(id: PurchaseId): Promise<Purchase | undefined>
  findBySource(source: string, sourceKey: string): Promise<Purchase | undefined>
  /** Newest first. */
  ofCustomer(id: CustomerId, limit: number): Promise<readonly Purchase[]>
  linesOf(ids: readonly PurchaseId[]): Promise<readonly (PurchaseLine & { readonly purchaseId: PurchaseId })[]>

  /** Also grows `refundedMinor` of its purchase. */
  insertRefund(refund: Refund): Promise<void>
  findRefundBySource(source: string, sourceKey: string): Promise<Refund | undefined>
  refundsOf(id: CustomerId): Promise<readonly Refund[]>
  /** What of this purchase has been given back already. */
  refundedOf(id: PurchaseId): Promise<Minor>

  /** The product of that name, made when it is new. */
  productNamed(name: string, options: { readonly groupName: string | null; readonly at: Instant }): Promise<ProductId>
  products(search: { readonly text: string; readonly limit: number }): Promise<readonly Product[]>
  groups(): Promise<readonly ProductGroup[]>
  /** Renames it, or sets the owner's cycle. False when there is no such group. */
  changeGroup(id: ProductGroupId, changes: { readonly name?: string; readonly cycleDays?: number | null }): Promise<boolean>
  /** The group of that name, made when it is new. */
  groupNamed(name: string, at: Instant): Promise<ProductGroupId>
  assignGroup(products: readonly ProductId[], group: ProductGroupId | null): Promise<void>
}
