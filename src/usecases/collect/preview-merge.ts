/** What a merge would make of two cards, field by field, before anything is changed. */
import { mayWrite } from '../../domain/collect/consent.ts'
import { withRefusalsOfAll } from '../../domain/collect/joined-consent.ts'
import type { Birthday, Customer } from '../../domain/collect/customer.ts'
import { visitProfileOf } from '../../domain/collect/visit-profile.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { addMinor, type Currency, formatMoney, type Minor } from '../../kernel/money.ts'
import { planWords } from '../../locales/reasons/plan.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import type { CustomerTotal } from '../../ports/customer-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { CollectDeps } from './deps.ts'

export const PREVIEWED_FIELDS = ['name', 'birthday', 'note', 'wishes', 'contacts', 'refusals', 'purchases', 'spent', 'points'] as const
export type PreviewedField = (typeof PREVIEWED_FIELDS)[number]

export interface FieldPreview {
  readonly field: PreviewedField
  readonly kept: string
  readonly merged: string
  /** What the one card says afterwards. */
  readonly result: string
}

export interface MergePreview {
  readonly fields: readonly FieldPreview[]
  /** Somebody said that they are different people: they cannot be merged before that is taken back. */
  readonly isKeptApart: boolean
}

interface Pair {
  readonly keptId: CustomerId
  readonly mergedId: CustomerId
  readonly locale: Locale
}

/** The kept card's words stay; the other's fill what is empty. A no of either card holds for the addresses of both. */
export async function previewMerge(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  { keptId, mergedId, locale }: Pair,
): Promise<MergePreview | { readonly refusal: 'unknown-customer' | 'same-customer' }> {
  if (keptId === mergedId) return { refusal: 'same-customer' }
  return store.inBusiness(business, async tx => {
    const [kept, merged] = [await cardOf(tx, keptId), await cardOf(tx, mergedId)]
    if (!kept || !merged) return { refusal: 'unknown-customer' }
    return { fields: fieldsOf([kept, merged], locale), isKeptApart: await tx.collect.customers.isKeptApart([keptId, mergedId]) }
  })
}

interface MergedCard {
  readonly customer: Customer
  readonly reaches: readonly CustomerReach[]
  readonly totals: readonly CustomerTotal[]
  readonly points: number
}

async function cardOf(tx: Tx, customerId: CustomerId): Promise<MergedCard | undefined> {
  const customer = await tx.collect.customers.find(customerId)
  if (!customer || customer.erasedAt !== null) return undefined
  return {
    customer,
    reaches: await tx.collect.consents.reachOf([customerId]),
    totals: await tx.collect.customers.totalsOf([customerId]),
    points: (await tx.reward.lots(customerId)).reduce((sum, lot) => sum + lot.left, 0),
  }
}

function fieldsOf([kept, merged]: readonly [MergedCard, MergedCard], locale: Locale): readonly FieldPreview[] {
  const first = (field: PreviewedField, text: (customer: Customer) => string): FieldPreview => {
    const [a, b] = [text(kept.customer), text(merged.customer)]
    return { field, kept: a, merged: b, result: a === '' ? b : a }
  }
  const joined = (field: PreviewedField, text: (cards: readonly MergedCard[]) => string): FieldPreview => ({
    field,
    kept: text([kept]),
    merged: text([merged]),
    result: text([kept, merged]),
  })
  return [
    first('name', customer => customer.fullName),
    first('birthday', customer => birthdayText(customer.birthday)),
    first('note', customer => customer.note),
    joined('wishes', cards => wishesText(cards, locale)),
    joined('contacts', cards => [...new Set(cards.flatMap(card => card.reaches.map(reach => reach.address)))].join(', ')),
    joined('refusals', refusalsText),
    joined('purchases', cards =>
      String(cards.reduce((sum, card) => sum + card.totals.reduce((all, { purchases }) => all + purchases, 0), 0)),
    ),
    joined('spent', cards => spentText(cards, locale)),
    joined('points', cards => String(cards.reduce((sum, card) => sum + card.points, 0))),
  ]
}

/** Of two wishes for one thing the first card's stays. */
function wishesText(cards: readonly MergedCard[], locale: Locale): string {
  const wishes: Record<string, string | number | boolean> = {}
  for (const [name, wish] of cards.flatMap(card => Object.entries(card.customer.preferences))) wishes[name] ??= wish
  const { channel, hoursFrom, hoursTo } = wishes
  const channels: Readonly<Record<string, string>> = planWords(locale).channel
  const hours = [hoursFrom, hoursTo].filter(hour => hour !== undefined).join('–')
  const said = [channels[String(channel)], hours === '' ? undefined : hours]
  return [...visitProfileOf(wishes).map(note => note.text), ...said.filter(text => text !== undefined)].join(', ')
}

/** Addresses that may not be written to with offers. */
function refusalsText(cards: readonly MergedCard[]): string {
  const question = { channel: 'all', purpose: 'marketing' } as const
  const refused = withRefusalsOfAll(cards.map(card => card.reaches)).filter(reach => {
    const may = mayWrite(reach, question)
    return may === 'suppressed' || may === 'consent-withdrawn'
  })
  return refused.map(reach => reach.address).join(', ')
}

/** Currencies stand side by side: they are never added. */
function spentText(cards: readonly MergedCard[], locale: Locale): string {
  const sums = new Map<Currency, Minor>()
  for (const { currency, spentMinor } of cards.flatMap(card => card.totals)) {
    const before = sums.get(currency)
    sums.set(currency, before === undefined ? spentMinor : addMinor(before, spentMinor))
  }
  return [...sums].map(([currency, sum]) => formatMoney(sum, currency, locale)).join(' + ')
}

function birthdayText(birthday: Birthday | null): string {
  if (!birthday) return ''
  const day = `${String(birthday.day).padStart(2, '0')}.${String(birthday.month).padStart(2, '0')}`
  return birthday.year === null ? day : `${day}.${birthday.year}`
}
