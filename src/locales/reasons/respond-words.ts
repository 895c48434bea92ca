/** The sentences about answers and messages that every language has. */
export interface RespondWords {
  readonly settled: {
    readonly booked: (data: { readonly day: string; readonly time: string | null }) => string
    readonly later: (data: { readonly day: string; readonly isConfirmed: boolean }) => string
    readonly no: string
    readonly stop: string
    readonly boughtElsewhere: string
    readonly noAnswer: string
    readonly reached: string
    readonly wrongNumber: string
    readonly automatic: string
    readonly stranger: string
  }
  readonly needsAnswer: Readonly<
    Record<
      | 'range-to-narrow'
      | 'no-time-named'
      | 'outside-hours'
      | 'day-has-passed'
      | 'too-far-ahead'
      | 'asks-price'
      | 'asks-question'
      | 'wants-cancel'
      | 'wants-other-time'
      | 'complains'
      | 'agrees'
      | 'unclear',
      string
    >
  >
  readonly message: Readonly<
    Record<
      | 'undone'
      | 'recalled'
      | 'no-consent'
      | 'suppressed'
      | 'purchase-since'
      | 'contact-cancelled'
      | 'past-validity'
      | 'quiet-hours'
      | 'cap'
      | 'not-live'
      | 'restored-copy'
      | 'worker-died'
      | 'no-answer-after-data'
      | 'refused'
      | 'unreachable'
      | 'not-configured'
      | 'opted-out'
      | 'owner-says-sent'
      | 'owner-says-not-sent'
      | 'sandbox'
      | 'accepted',
      string
    >
  >
}
