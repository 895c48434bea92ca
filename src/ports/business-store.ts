/** The business itself in the database: its settings, the people who work there, their ways in, and the audit. */
import type { Business } from '../domain/collect/business.ts'
import { type BusinessId, type CustomerId, id, type StaffId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

export interface StoredBusiness extends Business {
  readonly updatedAt: Instant
}

/** What the owner can set. */
export type BusinessSettings = Omit<Business, 'id' | 'isSample' | 'version'>

/** Stands in the list of changed customers for all of them: a first file brings two hundred thousand people, and each is looked at anyway. */
export const EVERYBODY: CustomerId = id<'customer'>('00000000-0000-0000-0000-000000000000')

export const STAFF_ROLES = ['owner', 'staff', 'cashier'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export interface Staff {
  readonly staffId: StaffId
  readonly name: string
  readonly role: StaffRole
  readonly login: string | null
  readonly passwordHash: string | null
  readonly locale: Locale | null
  readonly createdAt: Instant
  readonly leftAt: Instant | null
}

export interface Session {
  readonly staff: Staff
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

export interface ApiKey {
  readonly apiKeyId: string
  readonly name: string
  /** The readable beginning, by which the owner recognises the key; the rest is known to its holder alone. */
  readonly prefix: string
  readonly scopes: readonly string[]
  readonly createdAt: Instant
  readonly revokedAt: Instant | null
}

export interface AuditEntry {
  readonly at: Instant
  /** 'staff:<id>', 'key:<id>', 'system' or 'customer:<id>'. */
  readonly actor: string
  /** A verb of the past: 'settings-changed', 'signed-in'. */
  readonly action: string
  /** '<kind>:<id>' of what was changed, when it is one thing. */
  readonly subject: string | null
  readonly detail: JsonObject
}

export interface StoredAnswer {
  readonly requestHash: string
  readonly reservedAt: Instant
  /** Null while the first request of this key is still at work. */
  readonly status: number | null
  readonly body: string | null
}

export interface BusinessStore {
  read(): Promise<StoredBusiness>
  /** Founds the business under the number of this transaction; 'number-taken' when another was quicker. */
  insert(settings: BusinessSettings, options: { readonly isSample: boolean; readonly at: Instant }): Promise<'inserted' | 'number-taken'>
  /** False when the row has another version by now: a form that was opened on an older one is refused, not merged blindly. */
  change(
    changes: Partial<BusinessSettings & { readonly isSample: boolean }>,
    options: { readonly version: number; readonly at: Instant },
  ): Promise<boolean>
  /** Deletes customers, purchases and everything that follows from them; settings, people and keys stay. */
  clearShop(): Promise<void>

  insertStaff(staff: Staff): Promise<void>
  staff(): Promise<readonly Staff[]>
  findStaff(staffId: StaffId): Promise<Staff | undefined>
  changeStaff(staffId: StaffId, changes: Partial<Omit<Staff, 'staffId' | 'createdAt'>>): Promise<void>

  insertSession(session: {
    readonly hash: Uint8Array
    readonly staffId: StaffId
    readonly createdAt: Instant
    readonly expiresAt: Instant
    readonly userAgent: string | null
  }): Promise<void>
  /** Only sessions that have not expired and whose person still works there. */
  findSession(hash: Uint8Array, at: Instant): Promise<Session | undefined>
  deleteSession(hash: Uint8Array): Promise<void>
  deleteSessionsOf(staffId: StaffId): Promise<void>
  deleteSessionsExpiredBefore(at: Instant): Promise<number>

  insertOwnerLink(link: { readonly hash: Uint8Array; readonly createdAt: Instant; readonly expiresAt: Instant }): Promise<void>
  /** Marks the link as used and says whether that was possible: true for one caller only, and only before it expires. */
  useOwnerLink(hash: Uint8Array, at: Instant): Promise<boolean>

  insertApiKey(key: ApiKey & { readonly hash: Uint8Array }): Promise<void>
  /** Only keys that are not revoked. */
  findApiKey(hash: Uint8Array): Promise<ApiKey | undefined>
  apiKeys(): Promise<readonly ApiKey[]>
  revokeApiKey(apiKeyId: string, at: Instant): Promise<boolean>

  /** Reserves the key for this request, or returns what is stored under it. */
  reserveAnswer(key: {
    readonly key: string
    readonly route: string
    readonly requestHash: string
    readonly at: Instant
  }): Promise<'reserved' | StoredAnswer>
  storeAnswer(key: { readonly key: string; readonly route: string; readonly status: number; readonly body: string }): Promise<void>
  forgetAnswer(key: { readonly key: string; readonly route: string }): Promise<void>
  deleteAnswersBefore(at: Instant): Promise<number>

  audit(entry: AuditEntry): Promise<void>
  auditTrail(options: { readonly subject?: string; readonly limit: number }): Promise<readonly AuditEntry[]>

  /** Notes that a fact about these customers arrived, so that they are understood and planned for again. */
  markChanged(customerIds: readonly CustomerId[], at: Instant): Promise<void>
  /**
   * Takes up to `limit` changed customers, oldest first, and removes them from the list in this transaction. When everybody has changed,
   * EVERYBODY alone is told and nothing is taken, until that is forgotten.
   */
  takeChanged(limit: number): Promise<readonly { readonly customerId: CustomerId; readonly changedAt: Instant }[]>
  /** Takes back the note that everybody had changed at `at`; a later one stays. */
  forgetEverybody(at: Instant): Promise<void>

  lastRuns(): Promise<ReadonlyMap<string, Instant>>
  recordRun(run: { readonly step: string; readonly ranAt: Instant; readonly counts: Readonly<Record<string, number>> }): Promise<void>
}

export interface Installation {
  readonly installationId: string
  /** False after a restore, until the owner says that this is the live copy: nothing is sent before. */
  readonly live: boolean
  readonly liveChangedAt: Instant
}

export interface SystemStore {
  businesses(): Promise<readonly BusinessId[]>
  /** Businesses that have asked for a visit by now; each is told once. One query, however many businesses there are. */
  takeWoken(at: Instant): Promise<readonly BusinessId[]>
  /** After very much was written: lets the database look anew how large the tables are that have grown since. */
  freshStatistics(): Promise<void>
  /** After somebody was forgotten: writes small tables anew, so that their files forget him too. Answers how many; none on a server that is not ours. */
  washTables(): Promise<number>
  /** The number that the next business would get. */
  nextBusiness(): Promise<BusinessId>
  /** 'taken' when another person signs in with it. */
  addLogin(login: { readonly login: string; readonly business: BusinessId; readonly staffId: StaffId }): Promise<'added' | 'taken'>
  findLogin(login: string): Promise<{ readonly business: BusinessId; readonly staffId: StaffId } | undefined>
  /** Makes the row at the first call. */
  installation(at: Instant): Promise<Installation>
  setLive(live: boolean, at: Instant): Promise<void>
}
