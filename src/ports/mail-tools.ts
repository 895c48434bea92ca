/** What an owner needs to set his e-mail up: a signing key, what the DNS says, whether the server lets us in, a letter to look at. */
import type { EmailChannel } from '../domain/collect/business.ts'
import type { MailFindings } from '../domain/deliver/mail-records.ts'
import type { OutgoingMessage } from './channel.ts'

export interface DnsRecord {
  readonly name: string
  readonly value: string
}

export interface MailCheck extends MailFindings {
  /** To be published; null where there is no key of ours. */
  readonly record: DnsRecord | null
  /** A letter signed with the key verifies with that key; null where there is none. */
  readonly selfVerified: boolean | null
  /** 'ok', or what the server said. */
  readonly server: string
}

export interface LetterPreview {
  readonly source: string
  readonly html: string
}

export interface MailTools {
  /** PKCS #8, PEM. */
  newPrivateKey(): Promise<string>
  check(email: EmailChannel): Promise<MailCheck>
  /** The same without knocking at the mail server. */
  findings(email: EmailChannel): Promise<MailFindings>
  preview(email: EmailChannel, message: OutgoingMessage): Promise<LetterPreview>
}
