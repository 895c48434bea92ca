/** A program of the outside world that reports sales: how its deliveries are verified and read, and how it is asked. */
import type { ParsedEvent, SourceEvent, SourceName } from '../domain/collect/source-event.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Currency } from '../kernel/money.ts'
import type { JsonObject } from './business-store.ts'

export interface HookRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The very bytes that came: signatures are over them. */
  readonly body: Uint8Array
}

export type Secrets = Readonly<Record<string, string>>

export interface VerifyContext {
  readonly secrets: Secrets
  /** The address as the owner pasted it there: some sources sign it. */
  readonly url: string
  readonly at: Instant
}

/** 'probe': the source only tries whether somebody answers; there is nothing to keep. */
export type Verdict = 'genuine' | 'probe' | 'refused'

export interface ParseContext {
  readonly currency: Currency
  readonly settings: JsonObject
  readonly receivedAt: Instant
}

export type Parsed =
  | { readonly events: readonly ParsedEvent[] }
  /** Understood, and nothing of ours: a shift was closed, a test order. */
  | { readonly ignored: string }
  /** Of a form we do not know: kept for the owner to see. */
  | { readonly unknown: string }

export interface CredentialField {
  readonly name: string
  /** 'ours' is made here and pasted there; 'theirs' is made there and pasted here. */
  readonly origin: 'ours' | 'theirs'
  readonly isRequired: boolean
}

export interface OutsideRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export type OutsideAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string }
  /** Nobody answered, or the address is not one that may be asked. */
  | { readonly failure: 'unreachable' | 'timeout' | 'too-large' | 'private-address' | 'bad-address' }

/** Asks addresses of the public internet. Never follows a redirect. */
export type AskOutside = (request: OutsideRequest) => Promise<OutsideAnswer>

export interface PullContext extends ParseContext {
  readonly secrets: Secrets
  readonly ask: AskOutside
  readonly at: Instant
}

export interface PullPage {
  readonly events: readonly SourceEvent[]
  readonly cursor: JsonObject
  /** False on the last page for now. */
  readonly hasMore: boolean
}

export type PullProblem = 'credentials-refused' | 'rate-limited' | 'unreachable' | 'not-understood' | 'credentials-missing'

/** A form as it came, and which of its fields was read as what. */
export interface FormSeen {
  /** Our names of what a form may tell. */
  readonly fields: readonly string[]
  readonly leaves: readonly { readonly path: string; readonly text: string }[]
  /** Our field → its path in the form. */
  readonly read: Readonly<Record<string, string>>
}

export interface SourceAdapter {
  readonly name: SourceName
  readonly fields: readonly CredentialField[]
  verify(request: HookRequest, context: VerifyContext): Verdict
  /** The provider's id of the event; undefined where there is none to trust, and then the body is its own name. */
  eventKey(request: HookRequest): string | undefined
  parse(request: HookRequest, context: ParseContext): Parsed
  /** For sources whose form only the owner knows: what the delivery held, so that he can say which field is what. */
  readonly formOf?: (request: HookRequest, settings: JsonObject) => FormSeen
  /** Reads what a thin delivery only names. */
  readonly fetch?: (
    reference: { readonly what: string; readonly reference: string },
    context: PullContext,
  ) => Promise<readonly SourceEvent[] | PullProblem>
  /** One page of what changed since the cursor: what deliveries lost is found again. */
  readonly pull?: {
    readonly everyMinutes: number
    /** At least so long between two pages. */
    readonly pauseMs: number
    readonly page: (cursor: JsonObject, context: PullContext) => Promise<PullPage | PullProblem>
  }
}

export interface SourceBook {
  find(name: string): SourceAdapter | undefined
  readonly all: readonly SourceAdapter[]
  readonly ask: AskOutside
}
