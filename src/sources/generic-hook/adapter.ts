/**
 * Any program that can post: our own event as JSON, or a form whose fields are found by their usual names or by the owner's mapping.
 * Tilda's shop is such a form with a key of the owner's choice in a field.
 */
import * as z from 'zod'
import type { ParsedEvent, SourceName, ToldLine } from '../../domain/collect/source-event.ts'
import { statusOf } from '../../domain/collect/row-kind.ts'
import { currencyOf, decimalMinor, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import { isCurrency } from '../../kernel/money.ts'
import type { JsonObject } from '../../ports/business-store.ts'
import type { FormSeen, HookRequest, ParseContext, Parsed, SourceAdapter, VerifyContext } from '../../ports/source.ts'
import { amountValue, bodyHash, formOf, formTree, isForm, type JsonText, jsonOf } from '../hook-body.ts'
import { hmac, isEqualSecret, isStandardSignature } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'
import { findFields, HOOK_FIELDS, leavesOf, readFields } from './fields.ts'

const OWN_EVENT = z.object({
  sourceId: z.string().min(1).max(200),
  version: z.string().max(100).nullish(),
  fiscalKey: z.string().max(200).nullish(),
  receiptNo: z.string().max(100).nullish(),
  occurredLocal: z.string(),
  status: z.enum(['paid', 'pending', 'cancelled']).default('paid'),
  customerRef: z.object({ phone: z.string().nullish(), email: z.string().nullish(), name: z.string().nullish() }).nullish(),
  location: z.string().nullish(),
  staff: z.string().nullish(),
  currency: z.string().nullish(),
  lines: z
    .array(
      z.object({
        name: z.string(),
        category: z.string().nullish(),
        qty: amountValue.default('1'),
        unitMinor: z.int().nullish(),
        totalMinor: z.int().min(0),
        kind: z.enum(['goods', 'service', 'delivery', 'tip', 'giftcard']).default('goods'),
      }),
    )
    .max(500)
    .default([]),
  totalMinor: z.int().min(0),
  discountMinor: z.int().min(0).default(0),
  orderRef: z.string().nullish(),
})
const PRODUCT = z.object({
  name: z.string(),
  quantity: amountValue.default(1),
  price: amountValue.nullish(),
  amount: amountValue.nullish(),
})
const PAID_ON_ARRIVAL = z.object({ isPaidOnArrival: z.boolean().optional(), mapping: z.record(z.string(), z.string()).default({}) })

function ownEvent(event: z.infer<typeof OWN_EVENT>): ParsedEvent | undefined {
  const when = whenOf(event.occurredLocal)
  if (!when) return undefined
  return {
    kind: 'purchase',
    sourceId: event.sourceId,
    version: event.version ?? null,
    when,
    status: event.status,
    currency: event.currency && isCurrency(event.currency) ? event.currency : null,
    totalMinor: event.totalMinor,
    discountMinor: event.discountMinor,
    lines: event.lines.map(({ qty, category, unitMinor, ...line }) => ({
      ...line,
      category: category ?? null,
      quantity: quantityOf(qty),
      unitMinor: unitMinor ?? null,
    })),
    customer: toldPerson({ name: event.customerRef?.name, phone: event.customerRef?.phone, email: event.customerRef?.email }),
    receiptNo: event.receiptNo ?? null,
    location: event.location ?? null,
    staff: event.staff ?? null,
    orderRef: event.orderRef ?? null,
    fiscalKey: event.fiscalKey ?? null,
    shiftNo: null,
    receiptInShift: null,
    part: null,
  }
}

/** The list of products of the form, wherever it hangs. */
function productsOf(tree: JsonText): readonly z.infer<typeof PRODUCT>[] {
  if (tree === null || typeof tree !== 'object') return []
  for (const [name, value] of Object.entries(tree)) {
    if (value === null || typeof value !== 'object') continue
    const list = /^(products?|items|line_items|lines)$/i.test(name) ? z.array(PRODUCT).safeParse(Object.values(value)) : undefined
    if (list?.success === true && list.data.length > 0) return list.data
    const deeper = productsOf(value)
    if (deeper.length > 0) return deeper
  }
  return []
}

interface FormReading {
  readonly request: HookRequest
  readonly context: ParseContext
  readonly isPaidByDefault: boolean
}

function formEvent(tree: JsonText, { request, context, isPaidByDefault }: FormReading): Parsed {
  const settings = PAID_ON_ARRIVAL.safeParse(context.settings)
  const given = settings.success ? settings.data : { mapping: {}, isPaidOnArrival: undefined }
  const fields = readFields(leavesOf(tree), given.mapping)
  const customer = toldPerson({ name: fields.name, phone: fields.phone, email: fields.email, card: fields.card })
  const currency = currencyOf(fields.currency) ?? context.currency
  const totalMinor = fields.total === undefined ? undefined : decimalMinor(fields.total.replace(/[^\d.,\-\s]/g, ''), currency)
  if (totalMinor === undefined || totalMinor < 0)
    return customer && (customer.phones.length > 0 || customer.emails.length > 0)
      ? { events: [{ kind: 'customer', customer }] }
      : { unknown: 'form' }
  const told = fields.status === undefined ? undefined : statusOf(fields.status)
  const status =
    told === 'cancelled'
      ? 'cancelled'
      : told === 'not_paid' || (told === undefined && !(given.isPaidOnArrival ?? isPaidByDefault))
        ? 'pending'
        : 'paid'
  const when = whenOf(fields.date ?? '') ?? { instant: context.receivedAt }
  return {
    events: [
      {
        kind: 'purchase',
        sourceId: fields.id ?? fields.order ?? bodyHash(request.body).slice(0, 32),
        version: null,
        when,
        status,
        currency,
        totalMinor,
        discountMinor: Math.max(0, decimalMinor(fields.discount ?? '0', currency) ?? 0),
        lines: formLines(productsOf(tree), { totalMinor, product: fields.product, amount: value => decimalMinor(value, currency) ?? 0 }),
        customer,
        receiptNo: null,
        location: null,
        staff: null,
        orderRef: fields.order ?? null,
        fiscalKey: null,
        shiftNo: null,
        receiptInShift: null,
        part: null,
      },
    ],
  }
}

interface FormTotals {
  readonly totalMinor: number
  readonly product: string | undefined
  readonly amount: (value: string | number) => number
}

function formLines(products: ReturnType<typeof productsOf>, { totalMinor, product, amount }: FormTotals): ToldLine[] {
  if (products.length === 0)
    return product === undefined ? [] : [{ name: product, category: null, quantity: '1', unitMinor: null, totalMinor, kind: 'goods' }]
  return products.map(each => {
    const unitMinor = each.price === null || each.price === undefined ? null : amount(each.price)
    const sum = each.amount ?? null
    const lineMinor = sum === null ? Math.round((unitMinor ?? 0) * Number(each.quantity)) : amount(sum)
    return { name: each.name, category: null, quantity: quantityOf(each.quantity), unitMinor, totalMinor: lineMinor, kind: 'goods' }
  })
}

function parse(request: HookRequest, context: ParseContext, isPaidByDefault: boolean): Parsed {
  if (isForm(request)) return formEvent(formTree(formOf(request.body)), { request, context, isPaidByDefault })
  const json = z.json().safeParse(jsonOf(request.body))
  if (!json.success || json.data === null || typeof json.data !== 'object') return { unknown: 'form' }
  const list = z.array(OWN_EVENT).safeParse(Array.isArray(json.data) ? json.data : [json.data])
  if (!list.success) return formEvent(json.data, { request, context, isPaidByDefault })
  const events = list.data.flatMap(event => ownEvent(event) ?? [])
  return events.length === list.data.length ? { events } : { unknown: 'form' }
}

const LEAVES_SHOWN = 200
const LEAF_CHARS_SHOWN = 80

function formSeen(request: HookRequest, settings: JsonObject): FormSeen {
  const leaves = leavesOf(isForm(request) ? formTree(formOf(request.body)) : safeTree(request.body))
  const given = PAID_ON_ARRIVAL.safeParse(settings)
  return {
    fields: HOOK_FIELDS,
    leaves: [...leaves].slice(0, LEAVES_SHOWN).map(([path, text]) => ({ path, text: text.slice(0, LEAF_CHARS_SHOWN) })),
    read: findFields(leaves, given.success ? given.data.mapping : {}),
  }
}

/** A shared key in a field or a header. The field may be named by the owner. */
function hasSharedKey(request: HookRequest, { secrets }: VerifyContext): boolean {
  const [key = '', field = 'api_key'] = [secrets['api_key'], secrets['key_field'] || undefined]
  const inBody = isForm(request) ? formOf(request.body).get(field) : leavesOf(safeTree(request.body)).get(field)
  const inHeader =
    request.headers[field.toLowerCase()] ?? request.headers['x-api-key'] ?? request.headers['authorization']?.replace(/^Bearer\s+/i, '')
  return [inBody, inHeader].some(given => given !== undefined && given !== null && isEqualSecret(given, key))
}

function safeTree(body: Uint8Array): JsonText {
  const tree = z.json().safeParse(jsonOf(body))
  return tree.success ? tree.data : null
}

function isSigned(request: HookRequest, { secrets, at }: VerifyContext): boolean {
  const secret = secrets['signing_secret'] ?? ''
  const signature = request.headers['webhook-signature']
  if (signature !== undefined)
    return isStandardSignature(
      { id: request.headers['webhook-id'] ?? '', timestamp: request.headers['webhook-timestamp'] ?? '', body: request.body, signature },
      { secret, nowSeconds: Math.floor(at / 1000) },
    )
  const given = (request.headers['x-signature'] ?? request.headers['x-hub-signature-256'] ?? '').replace(/^sha256=/, '')
  return isEqualSecret(given.toLowerCase(), hmac(secret, [request.body]).toString('hex'))
}

function genericHook(name: SourceName, options: { readonly isPaidByDefault: boolean }): SourceAdapter {
  return {
    name,
    fields: [
      { name: 'api_key', origin: 'ours', isRequired: false },
      { name: 'key_field', origin: 'theirs', isRequired: false },
      { name: 'signing_secret', origin: 'theirs', isRequired: false },
    ],
    verify: (request, context) => {
      if (Buffer.from(request.body.subarray(0, 20)).toString('latin1').trim() === 'test=test') return 'probe'
      const [hasKey, hasSecret] = [(context.secrets['api_key'] ?? '') !== '', (context.secrets['signing_secret'] ?? '') !== '']
      // Without either the address alone is the secret.
      if (hasSecret) return isSigned(request, context) ? 'genuine' : 'refused'
      return !hasKey || hasSharedKey(request, context) ? 'genuine' : 'refused'
    },
    eventKey: request => request.headers['webhook-id'] ?? request.headers['idempotency-key'],
    parse: (request, context) => parse(request, context, options.isPaidByDefault),
    formOf: formSeen,
  }
}

export const webhook = genericHook('webhook', { isPaidByDefault: true })
/** The form comes when it is sent, perhaps before it is paid: it waits, unless the owner says that his site sends after payment. */
export const tilda = genericHook('tilda', { isPaidByDefault: false })
