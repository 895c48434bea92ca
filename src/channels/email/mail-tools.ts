/** Setting e-mail up: the key, the DNS, the server, a letter to look at. */
import { Resolver } from 'node:dns/promises'
import type { EmailChannel } from '../../domain/collect/business.ts'
import { dkimFinding, dmarcFinding, isAligned, type DkimFinding } from '../../domain/deliver/mail-records.ts'
import type { MailCheck, MailTools } from '../../ports/mail-tools.ts'
import { dkimSigner } from './dkim.ts'
import type { TxtResolver } from './dkim-check.ts'
import { dkimRecord, newDkimKey } from './dkim-key.ts'
import { verifiesItself } from './dkim-specimen.ts'
import { letterMaker, rawOf } from './letter.ts'
import { mailboxOf } from './mime.ts'
import { serverOf } from './server-settings.ts'
import { readSpf } from './spf-record.ts'
import { openSmtp, SmtpRefusal } from './smtp-login.ts'

const DNS_MS_MAX = 4000

/** The system's resolver; no record is an empty answer, and only silence is an error. */
export function systemResolver(servers?: readonly string[]): TxtResolver {
  const resolver = new Resolver({ timeout: DNS_MS_MAX, tries: 1 })
  if (servers !== undefined) resolver.setServers(servers)
  return async name => {
    try {
      return (await resolver.resolveTxt(name)).map(parts => parts.join(''))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'ENOTFOUND' || code === 'ENODATA') return []
      throw error
    }
  }
}

export function mailTools(resolveTxt: TxtResolver = systemResolver()): MailTools {
  return {
    newPrivateKey: async () => (await newDkimKey({ domain: '', selector: '' })).privateKey,
    check: async email => ({ ...(await readRecords(email, resolveTxt)), server: await knock(email) }),
    findings: async email => {
      const { spf, dkim, dmarc } = await readRecords(email, resolveTxt)
      return { spf, dkim, dmarc }
    },
    async preview(email, message) {
      const { from, mailbox, dkim } = email
      const raw = rawOf(await letterMaker({ from, mailbox, signer: dkim === null ? null : dkimSigner([dkim]) })(message))
      const { simpleParser } = await import('mailparser')
      const { html } = await simpleParser(raw)
      return { source: raw.toString('utf8'), html: html === false ? '' : html }
    },
  }
}

async function readRecords(email: EmailChannel, resolveTxt: TxtResolver): Promise<Omit<MailCheck, 'server'>> {
  const domain = mailboxOf(email.from).address.split('@')[1] ?? ''
  const quietly = async <T>(name: string, judge: (records: readonly string[]) => T): Promise<T | 'no-answer'> =>
    resolveTxt(name).then(judge, () => 'no-answer' as const)
  const { dkim } = email
  const selfVerified = dkim === null ? null : await verifiesItself(email)
  const record = dkim === null || selfVerified === false ? null : dkimRecord(dkim)
  const signing = async (): Promise<DkimFinding> => {
    if (dkim === null) return 'no-key'
    if (record === null) return 'broken-key'
    if (!isAligned(dkim.domain, domain)) return 'other-domain'
    return quietly(record.name, records => dkimFinding(records, record.value))
  }
  const [spf, dkimFound, dmarc] = await Promise.all([
    readSpf(domain, resolveTxt).catch(() => 'no-answer' as const),
    signing(),
    quietly(`_dmarc.${domain}`, dmarcFinding),
  ])
  return { spf, dkim: dkimFound, dmarc, record, selfVerified }
}

/** Logs in and leaves; nothing is sent. */
async function knock(email: EmailChannel): Promise<string> {
  try {
    const { socket } = await openSmtp(serverOf(email))
    socket.end('QUIT\r\n')
    return 'ok'
  } catch (error) {
    return error instanceof SmtpRefusal ? error.message.slice(0, 300) : String(error)
  }
}
