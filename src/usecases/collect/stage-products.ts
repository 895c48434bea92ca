/** Goods of a plan as rows to store. */
import { foldName, tidyName } from '../../domain/collect/customer.ts'
import { cellAt, columnOf, type ImportTable, type TableColumn } from '../../domain/collect/import-table.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, id, type ProductId } from '../../kernel/ids.ts'
import type { StagedProduct } from '../../ports/import-store.ts'

export interface Products {
  readonly list: readonly StagedProduct[]
  /** By number of the value in the item column. */
  readonly idOf: readonly (ProductId | null)[]
  readonly column: TableColumn | undefined
}

/** Every different item once; its group is the one of its first row that names one. */
export function stagedProducts(table: ImportTable, business: BusinessId): Products {
  const column = columnOf(table, 'item') ?? columnOf(table, 'sku')
  if (!column) return { list: [], idOf: [], column }
  const groups = columnOf(table, 'category')
  const groupOf = new Map<number, string>()
  if (groups) {
    for (let row = 0; row < table.rowCount; row += 1) {
      const [item, group] = [column.cells[row] ?? 0, cellAt(groups, row)]
      if (group !== '' && !groupOf.has(item)) groupOf.set(item, tidyName(group))
    }
  }
  const list = new Map<ProductId, StagedProduct>()
  const idOf = column.values.map((value, at) => {
    const name = tidyName(value)
    if (name === '') return null
    const product = id<'product'>(nameUuid(`${business}|product|${foldName(name)}`))
    const group = groupOf.get(at)
    if (!list.has(product)) {
      list.set(product, {
        id: product,
        name,
        sku: null,
        group:
          group === undefined ? null : { id: id<'product-group'>(nameUuid(`${business}|product-group|${foldName(group)}`)), name: group },
      })
    }
    return product
  })
  return { list: [...list.values()], idOf, column }
}
