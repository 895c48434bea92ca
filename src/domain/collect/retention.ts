/** How long words about people are kept. Sums, days and consents are no words: they stay, as the books and the law want them. */

export const RETENTION_CLASSES = ['message-words', 'reply-words', 'import-remarks', 'notes'] as const
export type RetentionClass = (typeof RETENTION_CLASSES)[number]

/** Shorter would take from the shop what it is answering today. */
export const KEEP_DAYS_MIN = 30
export const KEEP_DAYS_MAX = 3650

export interface RetentionRule {
  readonly class: RetentionClass
  /** Null keeps for good. */
  readonly keepDays: number | null
}

export function isKeepDays(days: number): boolean {
  return Number.isInteger(days) && days >= KEEP_DAYS_MIN && days <= KEEP_DAYS_MAX
}
