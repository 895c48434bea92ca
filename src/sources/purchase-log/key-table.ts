/** Gives each distinct key (a customer, or a customer and a group) its number, by its bytes: an open hash table over one arena. */
import { KEY_SEPARATOR } from '../../domain/understand/purchase-log.ts'

const FIRST_SLOTS = 1 << 14
const FIRST_BYTES = 1 << 18
const SEPARATOR = KEY_SEPARATOR.charCodeAt(0)

export interface ByteRange {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

export class KeyTable {
  private slots = new Int32Array(FIRST_SLOTS).fill(-1)
  private hashes = new Int32Array(FIRST_SLOTS)
  private ends = new Int32Array(FIRST_SLOTS)
  private arena = new Uint8Array(FIRST_BYTES)
  private used = 0
  size = 0

  /** The number of the key made of one range, or of two. */
  number(first: ByteRange, second?: ByteRange): number {
    const start = this.used
    this.append(first)
    if (second) {
      this.reserve(1)
      this.arena[this.used] = SEPARATOR
      this.used += 1
      this.append(second)
    }
    const found = this.find(start)
    if (found >= 0) this.used = start
    return found >= 0 ? found : this.size - 1
  }

  /** The keys as text, by number. */
  texts(): string[] {
    const decoder = new TextDecoder()
    return Array.from({ length: this.size }, (_, key) =>
      decoder.decode(this.arena.subarray(key === 0 ? 0 : (this.ends[key - 1] ?? 0), this.ends[key] ?? 0)),
    )
  }

  private append({ bytes, start, end }: ByteRange): void {
    this.reserve(end - start)
    const { arena } = this
    let at = this.used
    for (let i = start; i < end; i += 1) {
      arena[at] = bytes[i] ?? 0
      at += 1
    }
    this.used = at
  }

  private reserve(more: number): void {
    if (this.used + more <= this.arena.length) return
    const larger = new Uint8Array(Math.max(this.arena.length * 2, this.used + more))
    larger.set(this.arena.subarray(0, this.used))
    this.arena = larger
  }

  /** Looks for the bytes that were just appended; keeps them as a new key when they are not there. @returns −1 when new. */
  private find(start: number): number {
    let hash = 0x811c9dc5
    for (let i = start; i < this.used; i += 1) hash = Math.imul(hash ^ (this.arena[i] ?? 0), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (let key = this.slots[slot] ?? -1; key >= 0; key = this.slots[slot] ?? -1) {
      if (this.hashes[key] === hash && this.isSame(key, start)) return key
      slot = (slot + 1) & mask
    }
    this.keep(hash, slot)
    return -1
  }

  private isSame(key: number, start: number): boolean {
    const from = key === 0 ? 0 : (this.ends[key - 1] ?? 0)
    const length = this.used - start
    if ((this.ends[key] ?? 0) - from !== length) return false
    for (let i = 0; i < length; i += 1) if (this.arena[from + i] !== this.arena[start + i]) return false
    return true
  }

  private keep(hash: number, slot: number): void {
    this.hashes[this.size] = hash
    this.ends[this.size] = this.used
    this.slots[slot] = this.size
    this.size += 1
    if (this.size * 2 > this.slots.length) this.grow()
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let key = 0; key < this.size; key += 1) {
      let slot = (this.hashes[key] ?? 0) & mask
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
      slots[slot] = key
    }
    this.slots = slots
    const wider = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(slots.length)
      copy.set(column)
      return copy
    }
    this.hashes = wider(this.hashes)
    this.ends = wider(this.ends)
  }
}
