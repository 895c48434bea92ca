/** One answer on its way to be carried out. */
import type { Settlement } from '../../domain/respond/settle.ts'
import type { ContactId, CustomerId, HoldId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { BookingWish } from './appointment-book.ts'

export interface Settling {
  readonly business: StoredBusiness
  readonly customerId: CustomerId
  readonly contactId: ContactId | null
  readonly locale: Locale
  readonly settlement: Settlement
  /** What was said, or the owner's note. */
  readonly words: string
  readonly service: string
  /** Which service or master, and the instant where the wall clock shows it twice. */
  readonly wish: BookingWish & { readonly startsAt?: Instant | null | undefined; readonly holdId?: HoldId | null | undefined }
  /** The channel he answered on; null when he said nothing himself. */
  readonly answeredOn: string | null
  /** Signs the links in what he is told; null where there are none. */
  readonly linkSecret: string | null
  /** 'customer', 'staff:<id>' or 'key:<id>'. */
  readonly actor: string
  readonly at: Instant
}
