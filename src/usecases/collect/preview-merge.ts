/** What a merge would make of two cards, field by field, before anything is changed. */
import type { Birthday, Customer } from '../../domain/collect/customer.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { customerProfile, type CustomerProfile } from './customer-profile.ts'
import type { CollectDeps } from './deps.ts'

export const PREVIEWED_FIELDS = ['name', 'birthday', 'note', 'contacts', 'refusals', 'purchases'] as const
export type PreviewedField = (typeof PREVIEWED_FIELDS)[number]

export interface FieldPreview {
  readonly field: PreviewedField
  readonly kept: string
  readonly merged: string
  /** What the one card says afterwards. */
  readonly result: string
}

/** The kept card's words stay; the other's fill what is empty. A refusal of either holds for the address it was given at. */
export async function previewMerge(
  deps: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  { keptId, mergedId }: { readonly keptId: CustomerId; readonly mergedId: CustomerId },
): Promise<readonly FieldPreview[] | { readonly refusal: 'unknown-customer' | 'same-customer' }> {
  if (keptId === mergedId) return { refusal: 'same-customer' }
  const [kept, merged] = [await customerProfile(deps, business, keptId), await customerProfile(deps, business, mergedId)]
  if ('refusal' in kept) return kept
  if ('refusal' in merged) return merged
  const first = (field: 'name' | 'birthday' | 'note', text: (customer: Customer) => string): FieldPreview => {
    const [a, b] = [text(kept.customer), text(merged.customer)]
    return { field, kept: a, merged: b, result: a === '' ? b : a }
  }
  const both = (field: 'contacts' | 'refusals', list: (profile: CustomerProfile) => readonly string[]): FieldPreview => {
    const [a, b] = [list(kept), list(merged)]
    return { field, kept: a.join(', '), merged: b.join(', '), result: [...new Set([...a, ...b])].join(', ') }
  }
  const [a, b] = [kept.purchases.length, merged.purchases.length]
  return [
    first('name', customer => customer.fullName),
    first('birthday', customer => birthdayText(customer.birthday)),
    first('note', customer => customer.note),
    both('contacts', profile => profile.contactPoints.map(point => point.address)),
    both('refusals', refusalsOf),
    { field: 'purchases', kept: String(a), merged: String(b), result: String(a + b) },
  ]
}

/** Addresses that may not be written to with offers. */
function refusalsOf({ contactPoints }: CustomerProfile): string[] {
  return contactPoints.filter(point => point.suppressions.length > 0 || point.consent.marketing === 'withdrawn').map(point => point.address)
}

function birthdayText(birthday: Birthday | null): string {
  if (!birthday) return ''
  const day = `${String(birthday.day).padStart(2, '0')}.${String(birthday.month).padStart(2, '0')}`
  return birthday.year === null ? day : `${day}.${birthday.year}`
}
