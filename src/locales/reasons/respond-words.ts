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
    readonly moved: (data: { readonly day: string; readonly time: string | null }) => string
    readonly confirmed: (data: { readonly day: string; readonly time: string | null }) => string
    readonly cancelled: (data: { readonly day: string; readonly time: string | null }) => string
    /** Asked back: the question itself follows. */
    readonly asked: string
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
      | 'slot-taken'
      | 'nobody-for-this'
      | 'unclear',
      string
    >
  >
  readonly message: Readonly<
    Record<
      | 'undone'
      | 'recalled'
      | 'no-consent'
      | 'channel-forbidden'
      | 'unhappy'
      | 'suppressed'
      | 'purchase-since'
      | 'contact-cancelled'
      | 'past-validity'
      | 'quiet-hours'
      | 'cap'
      | 'not-live'
      | 'restored-copy'
      | 'erased'
      | 'worker-died'
      | 'no-answer-after-data'
      | 'refused'
      | 'no-such-address'
      | 'mailbox-full'
      | 'sender-refused'
      | 'rate'
      | 'complained'
      | 'unreachable'
      | 'not-configured'
      | 'address-gone'
      | 'opted-out'
      | 'owner-says-sent'
      | 'owner-says-not-sent'
      | 'sandbox'
      | 'accepted',
      string
    >
  >
  /** What is unknown, by what may still tell. */
  readonly unknown: Readonly<Record<'same-letter' | 'receipt-tells' | 'folded' | 'nobody-tells', string>>
}
