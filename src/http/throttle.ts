/** Token buckets in memory: `burst` attempts at once, then one each `refillMs`. One process has one throttle. */
import { assert } from '../kernel/assert.ts'
import type { Instant } from '../kernel/instant.ts'

export interface ThrottlePolicy {
  readonly burst: number
  readonly refillMs: number
}

/** A person mistypes a few times; a machine guessing one login gets 120 tries an hour. */
export const PER_LOGIN: ThrottlePolicy = { burst: 5, refillMs: 30_000 }
/** A whole shop may sit behind one address. */
export const PER_ADDRESS: ThrottlePolicy = { burst: 30, refillMs: 5_000 }
/** Torn links, by address: a customer tries twice, a machine that invents links is slowed down. */
export const PER_STRANGER: ThrottlePolicy = { burst: 20, refillMs: 10_000 }
/** Names remembered at once; the longest unused is forgotten first, so that strangers cannot fill the memory. */
const NAMES_MAX = 20_000

interface Bucket {
  readonly tokens: number
  readonly at: Instant
}

export class Throttle {
  readonly #policy: ThrottlePolicy
  readonly #buckets = new Map<string, Bucket>()

  constructor(policy: ThrottlePolicy) {
    assert(policy.burst >= 1 && policy.refillMs > 0, 'a throttle lets somebody through')
    this.#policy = policy
  }

  /** Takes one attempt; otherwise the seconds to wait, at least 1. */
  attempt(name: string, at: Instant): 'ok' | { readonly waitSeconds: number } {
    const tokens = this.#tokens(name, at)
    if (tokens < 1) return { waitSeconds: Math.max(1, Math.ceil(((1 - tokens) * this.#policy.refillMs) / 1000)) }
    this.#put(name, { tokens: tokens - 1, at })
    return 'ok'
  }

  /** A success forgets the failures. */
  forgive(name: string): void {
    this.#buckets.delete(name)
  }

  #tokens(name: string, at: Instant): number {
    const bucket = this.#buckets.get(name)
    if (!bucket) return this.#policy.burst
    // A clock that jumps back must not lock anybody out for longer.
    return Math.min(this.#policy.burst, bucket.tokens + Math.max(0, at - bucket.at) / this.#policy.refillMs)
  }

  #put(name: string, bucket: Bucket): void {
    this.#buckets.delete(name)
    this.#buckets.set(name, bucket)
    if (this.#buckets.size > NAMES_MAX)
      for (const oldest of this.#buckets.keys()) {
        this.#buckets.delete(oldest)
        break
      }
  }
}
