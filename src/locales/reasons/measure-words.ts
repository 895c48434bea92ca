/** What every language says about the numbers. Numbers come as they are; points are percentage points. */
export interface UpliftData {
  /** Finished due events in both groups. */
  readonly events: number
  /** Needed to see a worthwhile difference, rounded to two figures; null while nothing is known of the base. */
  readonly needed: number | null
  /** The smallest difference that would have been seen, in points; null when not even a huge one would. */
  readonly visiblePoints: number | null
  readonly points: number
  readonly lowPoints: number
  readonly highPoints: number
}

export interface AdjustmentData {
  readonly frozen: string
  readonly now: string
}

export interface MeasureWords {
  readonly repeatRate: (data: { readonly buyers: number; readonly returning: number; readonly windowDays: number }) => string
  readonly noBuyers: string
  readonly uplift: Readonly<Record<'nothing-to-compare' | 'not-yet' | 'more' | 'fewer' | 'no-difference', (data: UpliftData) => string>>
  readonly adjustment: Readonly<
    Record<
      'revenue' | 'repeat-revenue' | 'new-customers' | 'returning-customers' | 'repeat-purchases' | 'purchases',
      (data: AdjustmentData) => string
    >
  >
  readonly alarm: Readonly<Record<'ads-exceed-existing-and-referral' | 'ads-exceed-existing', string>>
  readonly refusal: Readonly<Record<'bad-amount', string>>
  readonly report: ReportWords
}

/** The report in the terminal. */
export interface ReportWords {
  readonly title: (month: string) => string
  readonly closed: (day: string) => string
  readonly running: string
  readonly revenue: string
  readonly repeat: string
  readonly first: string
  readonly anonymous: string
  readonly newCustomers: string
  readonly returningCustomers: string
  readonly segments: string
  readonly segment: Readonly<Record<'regular' | 'periodic' | 'lost' | 'one-timer' | 'new', string>>
  readonly sources: string
  readonly source: Readonly<Record<'existing' | 'referral' | 'ads' | 'walk-in' | 'unknown' | 'anonymous', string>>
  readonly contacts: string
  readonly funnel: (data: { readonly planned: number; readonly sent: number; readonly answered: number; readonly booked: number }) => string
  readonly bought: (data: { readonly bought: number; readonly ladders: number; readonly revenue: string }) => string
  readonly promises: (data: { readonly kept: number; readonly missed: number; readonly open: number }) => string
  readonly optOuts: (data: { readonly optedOut: number; readonly writtenTo: number }) => string
  readonly perNewCustomer: (data: { readonly each: string; readonly spend: string }) => string
  readonly perRepeatPurchase: (data: { readonly each: string; readonly spend: string }) => string
  readonly effect: string
  readonly points: (points: string) => string
  readonly adjustments: string
  readonly nothing: string
}
