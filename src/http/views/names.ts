/** A customer as he stands in lists: a name, or what he is reached by. */
import type { ContactAddress } from '../../domain/collect/contact-point.ts'
import { phoneText } from '../../kernel/phone-text.ts'

export function shownName(fullName: string, points: readonly ContactAddress[]): string {
  return fullName !== '' ? fullName : phoneText(points[0]?.address ?? '—')
}

export function firstAddress(points: readonly ContactAddress[], kind: 'phone' | 'email'): string | null {
  return points.find(point => point.kind === kind)?.address ?? null
}
