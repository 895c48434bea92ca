/** Settings of the process, read once from the environment and the command line (src/config.ts). */
import type { Locale } from '../kernel/locale.ts'
import type { Currency } from '../kernel/money.ts'
import type { CertificateFiles } from './mail-inbox.ts'

export interface Config {
  readonly dataDirectory: string
  /** Another PostgreSQL in place of the embedded one. */
  readonly databaseUrl: string | undefined
  readonly host: string
  readonly port: number
  /** Where other servers bring letters by SMTP; undefined where nobody does. */
  readonly mailPort: number | undefined
  /** With which that port offers STARTTLS. */
  readonly mailCertificate: CertificateFiles | undefined
  readonly logLevel: string
  /** The largest file that is taken in through the browser or the API. */
  readonly uploadBytesMax: number
  /** Replaces the key file in the data directory, where several machines serve one database. */
  readonly secret: string | undefined
  /** Hosts of the own network that sources and webhooks may reach, as `host` or `host:port`. */
  readonly allowedHosts: readonly string[]
  /** What a new business is guessed to be from the machine's settings; its owner changes it. */
  readonly guess: { readonly locale: Locale; readonly country: string; readonly currency: Currency; readonly zone: string }
}
