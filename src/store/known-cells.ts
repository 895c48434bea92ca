/**
 * Cells of binary rows that come again and again, with their lengths in front: goods, quantities, currencies. They are kept side by side
 * in one piece of memory; a small array for each of them would be walked over by the collector with every batch. What they are known
 * by is a text, or the object that several cells are made of.
 */

/** As many goods as a large shop has. */
const CELLS_MAX = 20_000
const ROOM_BYTES = 1024 * 1024
/** A longer cell is written anew each time. */
const CELL_BYTES_MAX = 512
const LENGTH_SPAN = 1024

type Known = string | object

export interface KnownCells {
  /** Copies the cells of this value onto the page, which has room for them; the place behind them, or -1 when it is not known. */
  copy(value: Known, page: Uint8Array, at: number): number
  /** Remembers what was written from one place up to another. */
  keep(value: Known, page: Uint8Array, written: { readonly from: number; readonly to: number }): void
}

/** Room that a page needs for any cell that is known. */
export const KNOWN_CELL_BYTES = CELL_BYTES_MAX

export function knownCells(): KnownCells {
  /** Where they begin, times LENGTH_SPAN, and how long they are. */
  const places = new Map<Known, number>()
  let bytes = new Uint8Array(0)
  let used = 0
  return {
    copy: (value, page, at) => {
      const known = places.get(value)
      if (known === undefined) return -1
      const length = known % LENGTH_SPAN
      const place = (known - length) / LENGTH_SPAN
      // For a few bytes a loop is quicker than a call.
      for (let i = 0; i < length; i += 1) page[at + i] = bytes[place + i] ?? 0
      return at + length
    },
    keep: (value, page, { from, to }) => {
      if (to - from > CELL_BYTES_MAX) return
      if (bytes.length === 0) bytes = new Uint8Array(ROOM_BYTES)
      if (places.size >= CELLS_MAX || used + to - from > ROOM_BYTES) {
        places.clear()
        used = 0
      }
      bytes.set(page.subarray(from, to), used)
      places.set(value, used * LENGTH_SPAN + to - from)
      used += to - from
    },
  }
}
