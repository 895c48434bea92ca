/**
 * The same POST twice does its work once: the answer is kept under business + key + route. The reservation is committed
 * before the work, so a second request meanwhile is told to wait; a reservation left by a process that died is taken over.
 */
import { sha256Hex } from '../kernel/digest.ts'
import type { BusinessId } from '../kernel/ids.ts'
import { type Instant, MINUTE_MS } from '../kernel/instant.ts'
import type { HttpDeps } from './deps.ts'
import { ProblemError } from './problems.ts'

export interface PlainAnswer {
  readonly status: number
  /** JSON text; empty for 204. */
  readonly body: string
}

export interface KeyedRequest {
  readonly business: BusinessId
  readonly key: string
  readonly route: string
  /** Everything that makes the request what it is. */
  readonly content: string
  readonly at: Instant
}

const KEY = /^[\x21-\x7e]{1,200}$/
/** Work that another process has not finished by then has died with it. */
const ABANDONED_AFTER_MS = 2 * MINUTE_MS

export function readIdempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null
  if (!KEY.test(header)) throw new ProblemError('idempotency_key_invalid')
  return header
}

export class AnswerKeeper {
  readonly #deps: HttpDeps
  /** At work in this process right now: name → content hash. */
  readonly #atWork = new Map<string, string>()

  constructor(deps: HttpDeps) {
    this.#deps = deps
  }

  async once(request: KeyedRequest, work: () => Promise<PlainAnswer>): Promise<PlainAnswer & { readonly isRepeated: boolean }> {
    const name = `${request.business} ${request.route} ${request.key}`
    const requestHash = sha256Hex(request.content)
    const running = this.#atWork.get(name)
    if (running !== undefined) throw running === requestHash ? inProgress() : new ProblemError('idempotency_key_reused')
    this.#atWork.set(name, requestHash)
    try {
      const kept = await this.#reserve(request, requestHash)
      if (kept !== 'reserved') return { ...kept, isRepeated: true }
      return { ...(await this.#work(request, work)), isRepeated: false }
    } finally {
      this.#atWork.delete(name)
    }
  }

  #reserve(request: KeyedRequest, requestHash: string): Promise<'reserved' | PlainAnswer> {
    const reservation = { key: request.key, route: request.route, requestHash, at: request.at }
    return this.#deps.store.inBusiness(request.business, async ({ business: ledger }) => {
      const kept = await ledger.reserveAnswer(reservation)
      if (kept === 'reserved') return 'reserved'
      if (kept.requestHash !== requestHash) throw new ProblemError('idempotency_key_reused')
      if (kept.status !== null) return { status: kept.status, body: kept.body ?? '' }
      if (request.at - kept.reservedAt < ABANDONED_AFTER_MS) throw inProgress()
      await ledger.forgetAnswer(request)
      if ((await ledger.reserveAnswer(reservation)) !== 'reserved') throw inProgress()
      return 'reserved'
    })
  }

  /** A refusal did nothing, so the same request may be tried again under its key: only answers are kept. */
  async #work(request: KeyedRequest, work: () => Promise<PlainAnswer>): Promise<PlainAnswer> {
    const { store } = this.#deps
    try {
      const answer = await work()
      await store.inBusiness(request.business, tx => tx.business.storeAnswer({ key: request.key, route: request.route, ...answer }))
      return answer
    } catch (error) {
      await store.inBusiness(request.business, tx => tx.business.forgetAnswer(request))
      throw error
    }
  }
}

function inProgress(): ProblemError {
  return new ProblemError('request_in_progress', { retryAfterSeconds: 1 })
}
