/** Seeded random numbers (sfc32, PractRand-tested): the same seed gives the same world. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number in [from, to], both included. */
  whole(from: number, to: number): number
  normal(mean: number, sd: number): number
  chance(p: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
}

export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, (seed ^ 0x9e3779b9) | 0, (seed ^ 0x243f6a88) | 0, 1]
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 15; i += 1) next()
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: p => next() < p,
    pick: items => items[whole(0, items.length - 1)] ?? items[0],
  }
}
