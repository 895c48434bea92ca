/** What a server offers in its answer to EHLO. */
export interface SmtpFeatures {
  readonly pipelining: boolean
  readonly startTls: boolean
  readonly dsn: boolean
  readonly smtpUtf8: boolean
  readonly auth: readonly string[]
}

export const NO_FEATURES: SmtpFeatures = { pipelining: false, startTls: false, dsn: false, smtpUtf8: false, auth: [] }

export function featuresOf(ehloText: string): SmtpFeatures {
  const [, ...lines] = ehloText.toUpperCase().split('\n')
  const offered = new Map(lines.map(line => [line.split(/[ =]/, 1)[0] ?? '', line]))
  return {
    pipelining: offered.has('PIPELINING'),
    startTls: offered.has('STARTTLS'),
    dsn: offered.has('DSN'),
    smtpUtf8: offered.has('SMTPUTF8'),
    auth: (offered.get('AUTH') ?? '').split(/[ =]/).slice(1),
  }
}
