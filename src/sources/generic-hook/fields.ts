/** Which field of an unknown form means what: the owner's own mapping first, then the names that programs usually give. */
import type { JsonText } from '../hook-body.ts'

export const HOOK_FIELDS = [
  'id',
  'phone',
  'email',
  'name',
  'total',
  'currency',
  'date',
  'status',
  'product',
  'order',
  'discount',
  'card',
] as const
export type HookField = (typeof HOOK_FIELDS)[number]

/** Compared without case, spaces, dots, dashes and underscores, against the whole path and against its last part. */
const USUAL: Readonly<Record<HookField, readonly string[]>> = {
  id: ['paymentorderid', 'orderid', 'sourceid', 'purchaseid', 'transactionid', 'tranid', 'id', 'номерзаказа', 'номер', 'number'],
  order: ['paymentorderid', 'orderid', 'ordernumber', 'orderref', 'номерзаказа', 'number', 'номер'],
  phone: ['phone', 'tel', 'telephone', 'phonenumber', 'mobile', 'телефон', 'моб', 'мобильный', 'gsm'],
  email: ['email', 'mail', 'почта', 'имейл', 'электроннаяпочта'],
  name: ['name', 'fullname', 'customername', 'clientname', 'fio', 'имя', 'фио', 'име', 'клиент', 'firstname'],
  total: ['paymentamount', 'total', 'totalprice', 'amount', 'sum', 'totalsum', 'сумма', 'сума', 'итого', 'общо', 'price', 'цена'],
  currency: ['currency', 'paymentcurrency', 'валюта'],
  date: ['occurredlocal', 'date', 'datetime', 'createdat', 'paidat', 'orderdate', 'дата'],
  status: ['status', 'paymentstatus', 'статус', 'състояние'],
  product: ['product', 'productname', 'item', 'service', 'товар', 'услуга', 'продукт'],
  discount: ['paymentdiscount', 'discount', 'скидка', 'отстъпка'],
  card: ['card', 'cardnumber', 'карта', 'номеркарты'],
}

const fold = (name: string): string => name.toLowerCase().replace(/[\s._\-[\]]+/g, '')

/** Every leaf of the tree by its path: `payment.products.0.name`. */
export function leavesOf(tree: JsonText, path = ''): Map<string, string> {
  const leaves = new Map<string, string>()
  if (tree === null || typeof tree !== 'object') return tree === null ? leaves : leaves.set(path, String(tree))
  for (const [name, value] of Object.entries(tree))
    for (const [at, text] of leavesOf(value, path === '' ? name : `${path}.${name}`)) leaves.set(at, text)
  return leaves
}

export function readFields(
  leaves: ReadonlyMap<string, string>,
  mapping: Readonly<Record<string, unknown>>,
): Partial<Record<HookField, string>> {
  const found = Object.entries(findFields(leaves, mapping)).map(([field, path]) => [field, leaves.get(path)?.trim()] as const)
  return Object.fromEntries(found)
}

/** Our field → its path in the form; a field that is empty there is not found. */
export function findFields(
  leaves: ReadonlyMap<string, string>,
  mapping: Readonly<Record<string, unknown>>,
): Partial<Record<HookField, string>> {
  const found: Partial<Record<HookField, string>> = {}
  const folded = [...leaves].map(([path, text]) => ({
    whole: fold(path),
    last: fold(path.split('.').at(-1) ?? ''),
    path,
    text: text.trim(),
  }))
  for (const field of HOOK_FIELDS) {
    const own = mapping[field]
    const usual = USUAL[field]
    const byOwner = typeof own === 'string' && own !== '' ? folded.find(leaf => leaf.path === own || leaf.whole === fold(own)) : undefined
    const byName = usual
      .flatMap(
        name => folded.find(leaf => leaf.whole === name) ?? folded.find(leaf => leaf.last === name && !/\.\d+\./.test(leaf.path)) ?? [],
      )
      .find(leaf => leaf.text !== '')
    const leaf = byOwner ?? byName
    if (leaf && leaf.text !== '') found[field] = leaf.path
  }
  return found
}
