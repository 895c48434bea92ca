/** What a sale of a file is compared by, and what it is called in the database. */
import { quantityText } from '../../domain/collect/cell-number.ts'
import { ByteText } from '../../kernel/byte-text.ts'
import { digestBytes, uuidByte } from '../../kernel/digest.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { StagedPurchase } from '../../ports/import-store.ts'
import type { ReadLine } from './read-lines.ts'

const ONE = 1_000_000

/** What the ids of all purchases of a source have in them. */
export function idSalt({ business, source }: { readonly business: BusinessId; readonly source: string }): Uint8Array {
  return digestBytes(`${business}|purchase|${source}`)
}

export interface KeyedSale {
  /** Of the source key without the number that tells equal ones apart. */
  readonly key: number
  readonly nth: number
  readonly dayNumber: number
  readonly minute: number | null
}

interface OfPurchase {
  readonly contentHash: Uint8Array
  /** Of `idSalt`. */
  readonly salt: Uint8Array
}

/**
 * Ids begin with the day and the minute: what is sold together lies together in the indexes. The rest is the hash of the content, which
 * is there already, with the key of the sale and its source in it: the same row has the same id each time, and no second hash is made.
 */
export function purchaseIdBytes({ key, nth, dayNumber, minute }: KeyedSale, { contentHash, salt }: OfPurchase): Uint8Array {
  const order = (dayNumber & 0xffff) * 0x10000 + ((minute ?? -1) + 1) * 0x20
  const bytes = new Uint8Array(16)
  let rest = key
  for (let place = 15; place >= 4; place -= 1) {
    const above = Math.floor(rest / 256)
    bytes[place] = uuidByte((contentHash[place] ?? 0) ^ (salt[place] ?? 0) ^ (rest - above * 256), place)
    rest = above
  }
  // Equal sales of nobody differ by their number alone: it takes the place of the last bytes, whose difference is the key's.
  if (nth > 0) for (let place = 15; place >= 12; place -= 1) bytes[place] = (bytes[place] ?? 0) ^ ((nth >>> ((15 - place) * 8)) & 0xff)
  for (let place = 0; place < 4; place += 1) bytes[place] = order >>> (24 - place * 8)
  return bytes
}

type PurchaseContent = Pick<StagedPurchase, 'customerId' | 'day' | 'minute' | 'currency' | 'totalMinor' | 'location' | 'staffName'> & {
  readonly lines: readonly ReadLine[]
}

const [BAR, LINE_END] = [124, 10]
const hashed = new ByteText()

/** Sixteen bytes of SHA-256 over the content as text: it must stay what it was, or every file brought before would be told as changed. */
export function contentHashOf({ customerId, day, minute, currency, totalMinor, location, staffName, lines }: PurchaseContent): Uint8Array {
  hashed.clear()
  for (const part of [customerId ?? '', day, minute ?? '', currency, totalMinor, location ?? ''] as const) {
    if (typeof part === 'number') hashed.number(part)
    else hashed.text(part)
    hashed.sign(BAR)
  }
  hashed.text(staffName ?? '')
  for (const { item, quantityMillionths, totalMinor: sum } of lines) {
    hashed.sign(LINE_END)
    hashed.writtenText(item)
    hashed.sign(BAR)
    if (quantityMillionths % ONE === 0) hashed.number(quantityMillionths / ONE)
    else hashed.text(quantityText(quantityMillionths))
    hashed.sign(BAR)
    hashed.number(sum)
  }
  return digestBytes(hashed.written())
}
