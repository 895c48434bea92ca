/** A provider calls us: what it wants to hear back, and what it told. */
import type { ChannelSettings } from '../domain/collect/business.ts'
import type { Route } from '../domain/collect/channel-route.ts'
import type { ChannelEvent } from './channel-event.ts'

export interface HookRequest {
  readonly method: string
  /** The address as the provider was told it, with its query: what some sign. */
  readonly url: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The very bytes: signatures are over them. */
  readonly body: Uint8Array
  /** What we told the provider to send along where it can. */
  readonly secret: string
}

export interface HookAnswer {
  readonly body: string
  readonly contentType: 'text/plain' | 'application/json'
}

/** 'forged' when a signature or a secret is wrong, 'unreadable' when what should be JSON is none. */
export type HookRead = { readonly events: readonly ChannelEvent[]; readonly answer: HookAnswer } | 'forged' | 'unreadable'

export type HookReader = (route: Route, request: HookRequest) => HookRead

/** A standing line over which a provider brings things by itself; closed with the process or when the owner changes the route. */
export interface ChannelListener {
  close(): Promise<void>
}

/** Keeps what arrives; when it throws, the provider is asked to bring it again. */
export type KeepEvents = (events: readonly ChannelEvent[]) => Promise<void>

/** undefined where the provider calls us instead. */
export type ListenerOpener = (settings: ChannelSettings, keep: KeepEvents) => Promise<ChannelListener | undefined>

/** Tells the provider where to call; 'by-hand' where only the owner can do it in the provider's own pages. */
export type HookConnector = (
  route: Route,
  hook: { readonly url: string; readonly secret: string },
) => Promise<'connected' | 'by-hand' | { readonly refusal: string }>
