/** The typed way to the API: names, requests and answers come from the contract; only types cross into the browser. */
import type { AnswerOf, RequestOf, RouteName } from '../../../contract/contract.ts'
import type { Problem } from '../../../contract/problem.ts'
import { signal } from '@preact/signals'
import { locale } from '../words/locale.ts'

const API_BASE = '/api/v1'
const NOBODY_STATUS = 401

/** Counts the answers that said nobody is signed in: the session ended while the page was open. */
export const signedOut = signal(0)

type Wanted<N extends RouteName> = {
  readonly [
    K in keyof RequestOf<N> as RequestOf<N>[K] extends undefined ? never : undefined extends RequestOf<N>[K] ? never : K
  ]: RequestOf<N>[K]
}
export type Input<N extends RouteName> = Wanted<N>

/** A refusal or a failure: its code is for the program, its text for the person. */
export class CallProblem extends Error {
  readonly code: string
  readonly status: number
  readonly fields: readonly { readonly path: string; readonly message: string }[]

  constructor(problem: Pick<Problem, 'code' | 'detail' | 'status' | 'errors'>) {
    super(problem.detail)
    this.code = problem.code
    this.status = problem.status
    this.fields = problem.errors ?? []
  }
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** crypto.randomUUID is absent on plain http in a local network, so the key is drawn by hand. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

function urlOf(path: string, input: LooseInput): string {
  const filled = API_BASE + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) if (value !== undefined && value !== '') query.set(name, String(value))
  return query.size > 0 ? `${filled}?${query.toString()}` : filled
}

function bodyOf(method: string, body: unknown): { readonly headers: Record<string, string>; readonly body?: string | Blob } {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': locale.value }
  if (method === 'POST') headers['idempotency-key'] = freshKey()
  if (body === undefined) return { headers }
  if (body instanceof Blob) {
    headers['content-type'] = 'application/octet-stream'
    if (body instanceof File) headers['x-file-name'] = encodeURIComponent(body.name)
    return { headers, body }
  }
  headers['content-type'] = 'application/json'
  return { headers, body: JSON.stringify(body) }
}

async function problemOf(response: Response): Promise<CallProblem> {
  const fallback = { code: 'unknown', detail: '', status: response.status }
  const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false
  if (!isProblem) return new CallProblem(fallback)
  try {
    return new CallProblem({ ...fallback, ...((await response.json()) as Partial<Problem>) })
  } catch {
    return new CallProblem(fallback)
  }
}

/** @throws CallProblem with the server's code, or 'offline' when nothing answered. */
export async function call<N extends RouteName>(name: N, ...[given]: keyof Input<N> extends never ? [] : [Input<N>]): Promise<AnswerOf<N>> {
  const [method = 'GET', path = '/'] = name.split(' ')
  const input = (given ?? {}) as LooseInput
  let response: Response
  try {
    response = await fetch(urlOf(path, input), { method, credentials: 'include', ...bodyOf(method, input.body) })
  } catch {
    throw new CallProblem({ code: 'offline', detail: '', status: 0 })
  }
  if (response.status === NOBODY_STATUS && path !== '/session') signedOut.value += 1
  if (!response.ok) throw await problemOf(response)
  // Our own server validates its answers against the same contract in its tests; a schema here would double the bundle.
  return (response.status === 204 ? null : await response.json()) as AnswerOf<N>
}
