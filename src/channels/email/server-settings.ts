/** The owner's mail server as the conversation needs it. */
import { hostname } from 'node:os'
import type { EmailChannel } from '../../domain/collect/business.ts'
import type { SmtpServer } from './smtp-login.ts'

export interface EmailOptions {
  /** Milliseconds without a word from the server before the conversation counts as broken. */
  readonly silenceMsMax?: number
  readonly certificateAuthority?: string
}

const SILENCE_MS_MAX = 30_000

export function serverOf({ host, port, secure, user, password }: EmailChannel, options: EmailOptions = {}): SmtpServer {
  return {
    host,
    port,
    secure,
    user,
    password,
    ownName: ownName(),
    silenceMsMax: options.silenceMsMax ?? SILENCE_MS_MAX,
    ...(options.certificateAuthority !== undefined && { certificateAuthority: options.certificateAuthority }),
  }
}

function ownName(): string {
  const name = hostname()
  return /^[\w-]+(\.[\w-]+)+$/.test(name) ? name : '[127.0.0.1]'
}
