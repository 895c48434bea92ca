/** What a handler gets and gives: the validated request of one row of the contract. */
import type { AnswerOf, InputOf, RouteName } from '../contract/contract.ts'
import type { Scope } from '../contract/values.ts'
import type { BusinessId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'
import type { Staff } from '../ports/business-store.ts'
import type { HttpDeps } from './deps.ts'

/** Who asks; the business comes from here and from nowhere else. */
export type Caller =
  | { readonly kind: 'staff'; readonly business: BusinessId; readonly staff: Staff; readonly token: string }
  | { readonly kind: 'key'; readonly business: BusinessId; readonly apiKeyId: string; readonly scopes: readonly Scope[] }

export interface Upload {
  readonly path: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
}

export interface CallBase {
  readonly at: Instant
  readonly locale: Locale
  /** Where the request came from, for throttling; empty when unknown. */
  readonly address: string
  readonly userAgent: string | null
  readonly idempotencyKey: string | null
  /** Sets the session cookie, or removes it. */
  setSession(token: string | null): void
}

export interface Call<N extends RouteName> extends CallBase {
  readonly input: InputOf<N>
  readonly caller: Caller | null
}

/** A call of a route that needs somebody. */
export interface OwnCall<N extends RouteName> extends CallBase {
  readonly input: InputOf<N>
  readonly caller: Caller
  readonly business: BusinessId
  /** 'staff:<id>' or 'key:<id>', for the audit. */
  readonly actor: string
}

export type OpenRoute = 'GET /session' | 'POST /session' | 'POST /session/owner-link'
export type FileRoute = 'POST /imports'

export type Handlers = {
  readonly [N in RouteName]: N extends OpenRoute
    ? (deps: HttpDeps, call: Call<N>) => Promise<AnswerOf<N>>
    : N extends FileRoute
      ? (deps: HttpDeps, call: OwnCall<N> & { readonly upload: Upload }) => Promise<AnswerOf<N>>
      : (deps: HttpDeps, call: OwnCall<N>) => Promise<AnswerOf<N>>
}

export function actorOf(caller: Caller): string {
  return caller.kind === 'staff' ? `staff:${caller.staff.staffId}` : `key:${caller.apiKeyId}`
}
