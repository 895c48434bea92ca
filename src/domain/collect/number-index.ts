/** Whole numbers below 2^53 with a value each. In a Map every such key is an object of its own; here it is eight bytes. */

export interface NumberIndex {
  get(key: number): number | undefined
  /** Values are whole numbers from 0. */
  set(key: number, value: number): void
  /** Nothing is looked up any more: its room is given back without waiting for the collector. */
  close(): void
}

const FIRST_CAPACITY = 1024

export function numberIndex(): NumberIndex {
  let keys = new Float64Array(FIRST_CAPACITY)
  /** The value and one; 0 is an empty slot. */
  let values = new Int32Array(FIRST_CAPACITY)
  let count = 0
  const slotOf = (key: number): number => {
    const mask = keys.length - 1
    let slot = mixed(key) & mask
    while (values[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  const spread = (): void => {
    const [oldKeys, oldValues] = [keys, values]
    keys = new Float64Array(oldKeys.length * 2)
    values = new Int32Array(oldKeys.length * 2)
    for (let at = 0; at < oldKeys.length; at += 1) {
      if (oldValues[at] === 0) continue
      const slot = slotOf(oldKeys[at] ?? 0)
      keys[slot] = oldKeys[at] ?? 0
      values[slot] = oldValues[at] ?? 0
    }
    oldKeys.buffer.transfer(0)
    oldValues.buffer.transfer(0)
  }
  return {
    get: key => {
      const value = values[slotOf(key)] ?? 0
      return value === 0 ? undefined : value - 1
    },
    set: (key, value) => {
      if (count * 4 >= keys.length * 3) spread()
      const slot = slotOf(key)
      if (values[slot] === 0) count += 1
      keys[slot] = key
      values[slot] = value + 1
    },
    close: () => {
      keys.buffer.transfer(0)
      values.buffer.transfer(0)
    },
  }
}

function mixed(key: number): number {
  let hash = Math.imul((key | 0) ^ Math.imul(Math.floor(key / 4_294_967_296) | 0, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}
