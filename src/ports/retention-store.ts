/** Rules of keeping, and the rows they speak of. */
import type { RetentionClass, RetentionRule } from '../domain/collect/retention.ts'
import type { Instant } from '../kernel/instant.ts'

export interface RetentionStore {
  /** One for each class; those without a rule keep for good. */
  rules(): Promise<readonly RetentionRule[]>
  change(rule: RetentionRule, options: { readonly at: Instant; readonly actor: string }): Promise<void>
  /** How many rows hold words from before. */
  count(of: RetentionClass, before: Instant): Promise<number>
  /** Takes the words away and returns from how many rows. */
  purge(of: RetentionClass, before: Instant): Promise<number>
}
