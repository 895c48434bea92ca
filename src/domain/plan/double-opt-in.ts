/** Where a yes given on a page counts only after it was confirmed from the address itself. */
import type { ContactPointKind } from '../collect/contact-point.ts'
import { EU_COUNTRIES } from './contact-rules.ts'

interface ConfirmationRule {
  readonly countries: readonly string[]
  readonly kind: ContactPointKind
  readonly source: string
}

/** The owner has to be able to show who agreed; anybody can type somebody else's address. Bulgaria has rules of its own beside the Union's. */
const CONFIRMED: readonly ConfirmationRule[] = [
  { countries: [...EU_COUNTRIES, 'BG'], kind: 'email', source: 'GDPR art. 7(1); Directive 2002/58/EC art. 13(1)' },
]

export function needsConfirmation(country: string, kind: ContactPointKind): boolean {
  return CONFIRMED.some(rule => rule.kind === kind && rule.countries.includes(country))
}
