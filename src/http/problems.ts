/** Every refusal of the API in one list. A code is stable; its sentences live in locales/problems. */
export const PROBLEM_STATUS = {
  invalid: 422,
  invalid_json: 400,
  invalid_cursor: 422,
  body_too_large: 413,
  file_missing: 422,
  unsupported_body: 415,
  not_signed_in: 401,
  wrong_credentials: 401,
  key_unknown: 401,
  forbidden: 403,
  signature_wrong: 403,
  scope_missing: 403,
  origin_refused: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_many_attempts: 429,
  owner_link_expired: 410,
  login_taken: 409,
  version_conflict: 409,
  idempotency_key_invalid: 422,
  idempotency_key_reused: 409,
  request_in_progress: 409,
  state_conflict: 409,
  refused: 409,
  zone_unknown: 422,
  not_local: 403,
  not_ready: 503,
  internal: 500,
} as const satisfies Readonly<Record<string, number>>

export type ProblemCode = keyof typeof PROBLEM_STATUS

export interface FieldError {
  readonly path: string
  readonly message: string
}

export interface ProblemOptions {
  /** Values for the sentence, and for programs. */
  readonly data?: Readonly<Record<string, string | number>>
  readonly errors?: readonly FieldError[]
  /** What a use case refused with: its own stable code, in place of 'refused'. */
  readonly reason?: string
  /** The sentence, when a use case has its own words for this refusal. */
  readonly detail?: string
  readonly retryAfterSeconds?: number
}

/** Thrown by handlers at the edge alone; app.ts turns it into application/problem+json. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly options: ProblemOptions

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code)
    this.code = code
    this.options = options
  }
}

/** Ids of another business and ids that never were get this same answer. */
export function notFound(): ProblemError {
  return new ProblemError('not_found')
}

export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw notFound()
  return value
}
