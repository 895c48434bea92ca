/** What a language gives the reader: phrases for every intent, and what only looks like a refusal. */
export interface IntentPhrases {
  readonly stop: string
  readonly notStop: string
  readonly wrong_number: string
  readonly complaint: string
  readonly done: string
  readonly cancel: string
  readonly reschedule: string
  readonly price: string
  readonly question: string
  readonly book: string
  readonly later: string
  readonly no: string
  readonly yes: string
}
