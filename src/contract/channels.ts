/** Providers of channels: what each wants to know, whether it is on, a test message, prices, and links that bind a messenger. */
import * as z from 'zod'
import { CHANNELS } from '../domain/collect/business.ts'
import { isRouteKind, ROUTE_NAMES } from '../domain/collect/channel-route.ts'
import { MESSAGE_CLASSES } from '../domain/deliver/route-price.ts'
import type { Routes } from './route.ts'
import { dayText, idText, instantText, localeName, oneId } from './values.ts'

const kind = z.string().refine(isRouteKind, 'No such provider.')
const field = z.object({
  name: z.string(),
  form: z.enum(['text', 'secret', 'number', 'url', 'choice', 'long-text']),
  /** What stands there until something else is entered; null where it has to be. */
  standard: z.string().nullable(),
  choices: z.array(z.string()),
})
export const channelProvider = z
  .object({
    name: z.enum(ROUTE_NAMES),
    isActive: z.boolean(),
    kind: z.string().nullable(),
    /** Without the secrets: they never leave the server. */
    values: z.record(z.string(), z.string()),
    storedSecrets: z.array(z.string()),
    /** Where the provider reports to; null while the address of the pages is unknown or where we hold the line ourselves. */
    hookUrl: z.string().nullable(),
    /** What WhatsApp asks for as its verify token. */
    hookSecret: z.string().nullable(),
    /** The account at the provider, as its limits name it, where several channels go through it. */
    sharedAccount: z.string().nullable(),
    /** False for a sender that is a name: nobody can answer it. */
    canBeAnswered: z.boolean(),
    kinds: z.array(z.object({ kind: z.string(), fields: z.array(field) })),
  })
  .meta({ id: 'ChannelProvider' })

const price = z.object({
  channel: z.enum(CHANNELS),
  route: z.string().min(1).max(40),
  /** Digits behind the plus; empty for every other number. */
  numberPrefix: z.string().regex(/^\d{0,12}$/),
  messageClass: z.enum(MESSAGE_CLASSES),
  /** Thousandths of the currency's smallest unit for one part. */
  priceThousandths: z.int().min(0).max(100_000_000),
  /** Where the price stands: a contract, a page of the provider. */
  source: z.string().trim().max(200).default(''),
  /** The day on which it was so; today when nothing is given. */
  pricedOn: dayText.nullable().default(null),
})

const oneChannel = z.object({ id: z.enum(ROUTE_NAMES) })

export const channelRoutes = {
  'GET /channels': {
    summary: 'Every channel that needs a provider, with what its providers want to know.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    out: z.object({ items: z.array(channelProvider) }),
  },
  'PUT /channels/{id}': {
    summary: 'Set up a channel, turn it on or off. An empty secret keeps the stored one.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneChannel,
    body: z.object({ kind, values: z.record(z.string().max(40), z.string().max(4000)), isActive: z.boolean() }),
    out: channelProvider,
  },
  'DELETE /channels/{id}': {
    summary: 'Forget a provider with its secrets; the channel is off.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneChannel,
    out: z.object({ name: z.enum(ROUTE_NAMES) }),
  },
  'POST /channels/{id}/tests': {
    summary: 'Send one test message to an address of your own.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    params: oneChannel,
    body: z.object({ address: z.string().trim().min(1).max(1000), locale: localeName }),
    out: z.object({ outcome: z.enum(['handed', 'failed', 'not-sent', 'unknown']), detail: z.string() }),
  },
  'POST /channels/{id}/connections': {
    summary: 'Tell the provider where to report; by-hand where only its own pages can do that.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    params: oneChannel,
    body: z.object({}),
    out: z.object({ status: z.enum(['connected', 'by-hand', 'refused']), detail: z.string() }),
  },
  'GET /channel-prices': {
    summary: 'What one part costs, by provider, number and kind of message.',
    auth: 'any',
    scopes: ['settings:write'],
    out: z.object({ items: z.array(price) }),
  },
  'PUT /channel-prices': {
    summary: 'Replace the price list.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({ items: z.array(price).max(500) }),
    out: z.object({ items: z.array(price) }),
  },
  'POST /words/previews': {
    summary: 'What three real customers would read if these words were saved; the form of address is each one’s own.',
    auth: 'any',
    scopes: ['settings:write'],
    body: z.object({
      occasion: z.enum(['soft', 'product', 'offer', 'follow-up']),
      locale: localeName,
      isSms: z.boolean().default(false),
      /** Empty: our own words. */
      text: z.string().max(4000),
    }),
    out: z.object({ items: z.array(z.object({ customerId: idText, name: z.string(), text: z.string().nullable() })) }),
  },
  'POST /customers/{id}/bindings': {
    summary: 'A link, good once, with which this customer makes a messenger his own and agrees to the words beside it.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    body: z.object({ channel: z.enum(['telegram', 'vk', 'max', 'web-push']) }),
    out: z.object({
      url: z.string(),
      /** The same link as a picture for a screen or a slip: SVG. */
      qr: z.string(),
      expiresAt: instantText,
      textShown: z.string(),
      customerId: idText,
    }),
    status: 201,
  },
} as const satisfies Routes
