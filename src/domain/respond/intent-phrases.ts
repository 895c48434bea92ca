/** What a language gives the reader: phrases for every intent. */
export interface IntentPhrases {
  readonly stop: string
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
