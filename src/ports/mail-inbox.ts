/** A mailbox that is watched: letters come one by one, each told before the cursor moves on, so that none is lost in a crash. */
import type { MailInbox } from '../domain/collect/business.ts'
import type { InboundMail } from '../domain/deliver/inbound-mail.ts'

export interface MailCursor {
  readonly uidValidity: string
  readonly lastUid: number
}

export interface WatchedMail {
  readonly inbox: MailInbox
  /** Undefined at the first time: then only letters that come from now on are told. */
  readonly cursor: MailCursor | undefined
  onMail(mail: InboundMail): Promise<void>
  /** After the letters before it are settled. */
  onCursor(cursor: MailCursor): Promise<void>
}

export interface MailWatch {
  /** False when the connection ended: open another. */
  isAlive(): boolean
  close(): Promise<void>
}

/** @throws when the mailbox cannot be opened; the reason is in the message. */
export type MailWatcher = (watched: WatchedMail) => Promise<MailWatch>

/** Paths of PEM files: the certificate with its chain, and its key. */
export interface CertificateFiles {
  readonly certificateFile: string
  readonly keyFile: string
}

/** Letters that other servers bring to a port of ours. */
export interface MailReception {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** What is brought may come encrypted (STARTTLS) where there is a certificate. */
  readonly certificate?: CertificateFiles | undefined
  /** Whether letters to this address are for a business of ours; 'later' while nobody can tell. */
  accepts(recipient: string): Promise<'yes' | 'no' | 'later'>
  /** @throws when it could not be settled: the sender is asked to bring it again. */
  onMail(mail: InboundMail, recipients: readonly string[]): Promise<void>
}

export interface OpenReception {
  readonly port: number
  close(): Promise<void>
}

/** @throws when the port is taken. */
export type MailReceiver = (reception: MailReception) => Promise<OpenReception>
