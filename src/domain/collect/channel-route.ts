/**
 * How a business reaches each channel: which provider, and what that provider wants to know. One table says it for the
 * form of the owner, for the check at the edge and for what is encrypted at rest.
 */

export interface RouteField {
  readonly name: string
  readonly form: 'text' | 'secret' | 'number' | 'url' | 'choice' | 'long-text'
  /** What stands there until the owner says otherwise; a field without one has to be filled in. */
  readonly standard?: string
  readonly choices?: readonly string[]
}

/** The usual address of the provider: only for a proxy, a server of one's own, or the day it moves. */
const baseUrl = { name: 'baseUrl', form: 'url', standard: '' } as const
/** After so many hours without a receipt the next way is tried; empty is never. */
const fallbackOff = { name: 'fallbackHours', form: 'number', standard: '' } as const
const fallbackSoon = { name: 'fallbackHours', form: 'number', standard: '4' } as const
const sender = { name: 'sender', form: 'text', standard: '' } as const

/** A provider nobody has heard of: its address and body with {to}, {text}, {from} and {id} in their places. */
const template = [
  { name: 'url', form: 'url' },
  { name: 'method', form: 'choice', choices: ['POST', 'GET'], standard: 'POST' },
  { name: 'contentType', form: 'choice', choices: ['application/json', 'application/x-www-form-urlencoded'], standard: 'application/json' },
  { name: 'body', form: 'long-text', standard: '{"to":"{to}","from":"{from}","text":"{text}","id":"{id}"}' },
  { name: 'authorization', form: 'secret', standard: '' },
  { name: 'idPath', form: 'text', standard: 'id' },
  sender,
  fallbackOff,
] as const

export const ROUTE_FIELDS = {
  smpp: [
    { name: 'host', form: 'text' },
    { name: 'port', form: 'number', standard: '2775' },
    { name: 'isSecure', form: 'choice', choices: ['no', 'yes'], standard: 'no' },
    { name: 'systemId', form: 'text' },
    { name: 'password', form: 'secret' },
    { name: 'systemType', form: 'text', standard: '' },
    { name: 'sender', form: 'text' },
    { name: 'joining', form: 'choice', choices: ['udh', 'sar', 'payload'], standard: 'udh' },
    { name: 'idForm', form: 'choice', choices: ['same', 'hex-then-decimal', 'decimal-then-hex'], standard: 'same' },
    { name: 'windowMax', form: 'number', standard: '10' },
    fallbackOff,
  ],
  'sms-ru': [{ name: 'apiId', form: 'secret' }, sender, fallbackOff, baseUrl],
  'smsc-ru': [{ name: 'login', form: 'text' }, { name: 'password', form: 'secret' }, sender, fallbackOff, baseUrl],
  mobica: [{ name: 'user', form: 'text' }, { name: 'password', form: 'secret' }, { name: 'sender', form: 'text' }, fallbackOff, baseUrl],
  twilio: [
    { name: 'accountSid', form: 'text' },
    { name: 'authToken', form: 'secret' },
    { name: 'sender', form: 'text' },
    fallbackOff,
    baseUrl,
  ],
  'sms-template': template,
  telegram: [{ name: 'token', form: 'secret' }, { name: 'botName', form: 'text' }, baseUrl],
  vk: [
    { name: 'token', form: 'secret' },
    { name: 'groupId', form: 'text' },
    { name: 'confirmation', form: 'text' },
    { name: 'callbackSecret', form: 'secret' },
    baseUrl,
  ],
  max: [{ name: 'token', form: 'secret' }, { name: 'botName', form: 'text' }, baseUrl],
  whatsapp: [
    { name: 'token', form: 'secret' },
    { name: 'phoneNumberId', form: 'text' },
    { name: 'number', form: 'text' },
    { name: 'appSecret', form: 'secret' },
    { name: 'template', form: 'text' },
    { name: 'templateLanguage', form: 'text', standard: 'ru' },
    fallbackSoon,
    baseUrl,
  ],
  'viber-smsc': [
    { name: 'login', form: 'text' },
    { name: 'password', form: 'secret' },
    { name: 'sender', form: 'text' },
    fallbackSoon,
    baseUrl,
  ],
  'viber-template': template,
  'web-push': [
    { name: 'publicKey', form: 'text' },
    { name: 'privateKey', form: 'secret' },
    { name: 'contact', form: 'text' },
  ],
  printer: [
    { name: 'host', form: 'text' },
    { name: 'port', form: 'number', standard: '9100' },
    { name: 'codePage', form: 'number', standard: '17' },
    { name: 'columns', form: 'choice', choices: ['48', '42', '32'], standard: '48' },
  ],
} as const satisfies Readonly<Record<string, readonly RouteField[]>>

export type RouteKind = keyof typeof ROUTE_FIELDS
export type RouteValues<K extends RouteKind> = Readonly<Record<(typeof ROUTE_FIELDS)[K][number]['name'], string>>

/** Which providers can carry a channel. The slip is no message, but it is set up in the same way. */
export const ROUTE_KINDS = {
  sms: ['smpp', 'sms-ru', 'smsc-ru', 'mobica', 'twilio', 'sms-template'],
  telegram: ['telegram'],
  vk: ['vk'],
  max: ['max'],
  whatsapp: ['whatsapp'],
  viber: ['viber-smsc', 'viber-template'],
  'web-push': ['web-push'],
  slip: ['printer'],
} as const satisfies Readonly<Record<string, readonly RouteKind[]>>

export type RouteName = keyof typeof ROUTE_KINDS
export const ROUTE_NAMES = ['sms', 'telegram', 'vk', 'max', 'whatsapp', 'viber', 'web-push', 'slip'] as const satisfies readonly RouteName[]

export interface Route {
  readonly kind: RouteKind
  readonly values: Readonly<Record<string, string>>
}
export type ChannelRoutes = Readonly<Partial<Record<RouteName, Route>>>

export function isRouteKind(text: string): text is RouteKind {
  return Object.hasOwn(ROUTE_FIELDS, text)
}

/** The values with every standard filled in; undefined when the route is of another kind. */
export function valuesOf<K extends RouteKind>(route: Route | undefined, kind: K): RouteValues<K> | undefined {
  if (route?.kind !== kind) return undefined
  const fields: readonly RouteField[] = ROUTE_FIELDS[kind]
  return Object.fromEntries(fields.map(field => [field.name, given(route.values, field)])) as RouteValues<K>
}

export type FieldRefusal = 'missing' | 'no-number' | 'no-url' | 'no-choice' | 'too-long'
const VALUE_CHARS_MAX = 4000

/** What is wrong with the values, by field; empty when nothing is. */
export function routeRefusals(route: Route): Readonly<Record<string, FieldRefusal>> {
  const fields: readonly RouteField[] = ROUTE_FIELDS[route.kind]
  const found = fields.map(field => [field.name, refusalOf(field, given(route.values, field))] as const)
  return Object.fromEntries(found.filter((entry): entry is readonly [string, FieldRefusal] => entry[1] !== undefined))
}

function given(values: Readonly<Record<string, string>>, field: RouteField): string {
  const value = values[field.name]?.trim() ?? ''
  return value === '' ? (field.standard ?? '') : value
}

function refusalOf(field: RouteField, value: string): FieldRefusal | undefined {
  if (value === '') return field.standard === undefined ? 'missing' : undefined
  if (value.length > VALUE_CHARS_MAX) return 'too-long'
  if (field.form === 'number' && !/^\d{1,6}$/.test(value)) return 'no-number'
  if (field.form === 'url' && !/^https?:\/\/[^\s/]+/.test(value)) return 'no-url'
  return field.choices !== undefined && !field.choices.includes(value) ? 'no-choice' : undefined
}

/** A changed route: an empty secret keeps the stored one of the same provider. */
export function mergedRoute(stored: Route | undefined, change: Route): Route {
  const fields: readonly RouteField[] = ROUTE_FIELDS[change.kind]
  const kept = stored?.kind === change.kind ? stored.values : {}
  const values = fields.map(field => {
    const value = change.values[field.name]?.trim() ?? ''
    return [field.name, field.form === 'secret' && value === '' ? (kept[field.name] ?? '') : value] as const
  })
  return { kind: change.kind, values: Object.fromEntries(values) }
}

export function secretFields(kind: RouteKind): readonly string[] {
  const fields: readonly RouteField[] = ROUTE_FIELDS[kind]
  return fields.filter(field => field.form === 'secret').map(field => field.name)
}

/** By which of its fields a provider knows the account, and how the provider is called; without a name it is called by its address. */
const ACCOUNTS: Readonly<Partial<Record<RouteKind, { readonly provider?: string; readonly field: string }>>> = {
  smpp: { field: 'host' },
  'sms-ru': { provider: 'sms.ru', field: '' },
  'smsc-ru': { provider: 'smsc.ru', field: 'login' },
  'viber-smsc': { provider: 'smsc.ru', field: 'login' },
  mobica: { provider: 'mobica.bg', field: 'user' },
  twilio: { provider: 'twilio.com', field: 'accountSid' },
  'sms-template': { field: 'url' },
  'viber-template': { field: 'url' },
}

/** 'smsc.ru:shop': what the limits of the provider hold for, whichever channel goes through it; undefined where a channel is its own account. */
export function accountOf({ kind, values }: Route): string | undefined {
  const known = ACCOUNTS[kind]
  if (known === undefined) return undefined
  const value = (values[known.field] ?? '').trim().toLowerCase()
  const account = known.field === 'url' ? (/^https?:\/\/([^/?#\s]+)/.exec(value)?.[1] ?? '') : value
  const name = [known.provider, account].filter(part => part !== undefined && part !== '').join(':')
  return name.replace(/[^a-z0-9.@:_+-]/g, '_').slice(0, 120)
}

/** A sender of letters is a name on the screen: nobody can answer a name. */
export function canBeAnswered(sender: string): boolean {
  return sender !== '' && !/\p{L}/u.test(sender)
}
