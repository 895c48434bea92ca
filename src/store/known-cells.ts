/**
 * Cells of binary rows that come again and again, with their lengths in front: goods, quantities, currencies. They are kept side by side
 * in one piece of memory; a small array for each of them would be walked over by the collector with every batch.
 */

/** As many goods as a large shop has. */
const CELLS_MAX = 20_000
const ROOM_BYTES = 1024 * 1024
/** A longer cell is written anew each time. */
const CELL_BYTES_MAX = 512

export interface KnownCells {
  /** Copies the cell of this value onto the page, which has room for it; the place behind it, or -1 when it is not known. */
  copy(value: string, page: Uint8Array, at: number): number
  /** Remembers what was written from one place up to another. */
  keep(value: string, page: Uint8Array, written: { readonly from: number; readonly to: number }): void
}

/** Room that a page needs for any cell that is known. */
export const KNOWN_CELL_BYTES = CELL_BYTES_MAX

export function knownCells(): KnownCells {
  const places = new Map<string, number>()
  let bytes = new Uint8Array(0)
  let used = 0
  return {
    copy: (value, page, at) => {
      const place = places.get(value)
      if (place === undefined) return -1
      const length = 4 + (((bytes[place + 2] ?? 0) << 8) | (bytes[place + 3] ?? 0))
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
      places.set(value, used)
      used += to - from
    },
  }
}
