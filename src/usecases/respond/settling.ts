/** One answer on its way to be carried out. */
import type { Settlement } from '../../domain/respond/settle.ts'
import type { ContactId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'

export interface Settling {
  readonly business: StoredBusiness
  readonly customerId: CustomerId
  readonly contactId: ContactId | null
  readonly locale: Locale
  readonly settlement: Settlement
  /** What was said, or the owner's note. */
  readonly words: string
  readonly service: string
  /** 'customer', 'staff:<id>' or 'key:<id>'. */
  readonly actor: string
  readonly at: Instant
}
