/** One request to a provider over a kept-alive connection, and what a silence or a status means for the message. */
import type { ChannelOutcome } from '../domain/deliver/outcome.ts'

export interface ProviderRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST' | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

export interface ProviderAnswer {
  readonly status: number
  readonly text: string
  /** Undefined when the answer is no JSON. */
  readonly json: unknown
  readonly retryAfterMs: number | undefined
}

/** Long enough for a provider that asks an operator, short enough for the lease of a message. */
export const ANSWER_MS_MAX = 20_000

/** Codes with which a connection fails before one octet of the request was written. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
])

/** A certificate that cannot be trusted ends the conversation before the request is written (Node's TLS codes). */
const UNTRUSTED =
  /^(?:CERT_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|UNABLE_TO_(?:GET_ISSUER|VERIFY)_\w+|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_WRONG_VERSION_NUMBER)$/

/** What a failed connection says of a message; undefined when it may have been sent. `code` is Node's. */
export function failureBeforeSending(code: string | undefined): ChannelOutcome | undefined {
  if (code === undefined) return undefined
  if (UNTRUSTED.test(code)) return { kind: 'not-sent', reason: 'unreachable', detail: `untrusted: ${code}` }
  return BEFORE_SENDING.has(code) ? { kind: 'not-sent', reason: 'unreachable', detail: code } : undefined
}

export async function askProvider(request: ProviderRequest, answerMsMax = ANSWER_MS_MAX): Promise<ProviderAnswer | ChannelOutcome> {
  try {
    const response = await fetch(request.url, {
      method: request.method ?? 'POST',
      headers: request.headers ?? {},
      ...(request.body === undefined ? {} : { body: request.body }),
      // Where it points is not our provider: nothing follows, and the status says what became of it.
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMsMax),
    })
    const text = await response.text()
    return { status: response.status, text, json: parsed(text), retryAfterMs: retryAfter(response.headers.get('retry-after')) }
  } catch (error) {
    const code = codeOf(error) ?? (isForbiddenAddress(error) ? 'ERR_INVALID_URL' : undefined)
    return failureBeforeSending(code) ?? { kind: 'unknown', reason: 'no-answer-after-data', detail: code ?? 'no answer in time' }
  }
}

export function isOutcome(answer: ProviderAnswer | ChannelOutcome): answer is ChannelOutcome {
  return 'kind' in answer
}

/** The request did not arrive in time, too many of them, not now. */
const ASKED_TO_WAIT = new Set([408, 425, 429, 503])
/** The service has moved; the key, the money, the permission, the address: nothing would pass until the owner has mended it. */
const ACCOUNT_STATUSES = new Set([301, 307, 308, 401, 402, 403, 404, 405, 407])

/** What a status alone says; undefined for 2xx, whose body has to be read. */
export function outcomeOfStatus({ status, retryAfterMs, text }: ProviderAnswer): ChannelOutcome | undefined {
  const detail = `${status} ${text.slice(0, 200)}`
  if (status >= 200 && status < 300) return undefined
  if (ASKED_TO_WAIT.has(status))
    return { kind: 'not-sent', reason: 'refused', detail, ...(retryAfterMs === undefined ? {} : { waitMs: retryAfterMs }) }
  if (ACCOUNT_STATUSES.has(status)) return { kind: 'not-sent', reason: 'not-configured', detail }
  // A server that broke while it worked may have sent before it broke; one that shows another page may have done so after the sending.
  if (status >= 500 || status === 302 || status === 303) return { kind: 'unknown', reason: 'no-answer-after-data', detail }
  return { kind: 'failed', reason: 'refused', detail }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,5}$/.test(header) ? Number(header) * 1000 : undefined
}

/** Ports of other services (Fetch standard, "bad port") are refused before a connection is opened, without a code. */
function isForbiddenAddress(error: unknown): boolean {
  return error instanceof TypeError && error.cause instanceof Error && error.cause.message === 'bad port'
}

/** Node's code of what went wrong with a connection. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const cause: unknown = error.cause
  const holder = cause instanceof Error ? cause : error
  return 'code' in holder && typeof holder.code === 'string' ? holder.code : undefined
}
