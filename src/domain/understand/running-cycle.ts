/**
 * The predictor as events come in: five numbers and the last day for each key (a customer, or one subject of a customer), and
 * a purchase after the last one costs one update. A refund, or a receipt that arrives late, replays that key's own gaps, which are few.
 * Whatever the order of events, the numbers are those of a whole recomputation, to the last bit.
 */
import { gapOnClock, silenceOnClock } from './gap-sample.ts'
import type { DayClock } from './day-clock.ts'
import { type LapseModel, type LapseState, type NextGap, nextGap, observeGap, resetState, startState } from './lapse.ts'

interface Running {
  readonly state: LapseState
  /** Ascending; a day stands once, with the number of receipts that are kept on it. */
  readonly days: number[]
  readonly receipts: number[]
}

export interface RunningReading {
  readonly next: NextGap
  /** Half a day included, on the clock in use. */
  readonly silence: number
  readonly purchases: number
  readonly lastDay: number
}

export class RunningCycles {
  readonly #model: LapseModel
  readonly #clock: DayClock
  readonly #keys = new Map<string, Running>()

  /** @param clock must reach from the first to the last day that will be told. */
  constructor(model: LapseModel, clock: DayClock) {
    this.#model = model
    this.#clock = clock
  }

  /** @returns how many gaps were looked at: one when the purchase is the latest of its key. */
  purchase(key: string, day: number): number {
    const running = this.#keys.get(key)
    if (!running) {
      this.#keys.set(key, { state: startState(this.#model), days: [day], receipts: [1] })
      return 0
    }
    const last = running.days.at(-1) ?? day
    if (day > last) {
      running.days.push(day)
      running.receipts.push(1)
      observeGap(running.state, this.#model, gapOnClock(this.#clock, { from: last, to: day }))
      return 1
    }
    const place = placeOf(running.days, day)
    if (running.days[place] === day) {
      // Several receipts of one day are one visit.
      running.receipts[place] = (running.receipts[place] ?? 0) + 1
      return 0
    }
    running.days.splice(place, 0, day)
    running.receipts.splice(place, 0, 1)
    return this.#replay(running)
  }

  /** Takes one receipt of that day back. @returns how many gaps were looked at; a day that was never told changes nothing. */
  refund(key: string, day: number): number {
    const running = this.#keys.get(key)
    const place = running ? placeOf(running.days, day) : 0
    if (!running || running.days[place] !== day) return 0
    const left = (running.receipts[place] ?? 1) - 1
    running.receipts[place] = left
    if (left > 0) return 0
    running.days.splice(place, 1)
    running.receipts.splice(place, 1)
    if (running.days.length > 0) return this.#replay(running)
    this.#keys.delete(key)
    return 0
  }

  /** Undefined for a key without purchases. */
  read(key: string, today: number): RunningReading | undefined {
    const running = this.#keys.get(key)
    if (!running) return undefined
    const lastDay = running.days.at(-1) ?? today
    return {
      next: nextGap(running.state, this.#model),
      silence: silenceOnClock(this.#clock, { from: lastDay, to: today }),
      purchases: running.days.length,
      lastDay,
    }
  }

  keys(): Iterable<string> {
    return this.#keys.keys()
  }

  /** The purchase days of a key, ascending. */
  daysOf(key: string): readonly number[] {
    return this.#keys.get(key)?.days ?? []
  }

  #replay({ state, days }: Running): number {
    resetState(state, this.#model)
    for (let i = 1; i < days.length; i += 1)
      observeGap(state, this.#model, gapOnClock(this.#clock, { from: days[i - 1] ?? 0, to: days[i] ?? 0 }))
    return days.length - 1
  }
}

/** Where the day stands, or where it would. */
function placeOf(days: readonly number[], day: number): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low
}
