/** Every night the DNS is asked what it says about the sender's domain: a record that was lost shows before letters land in spam. */
import { hasWorsened, type MailFindings, senderDomain } from '../../domain/deliver/mail-records.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { MailTools } from '../../ports/mail-tools.ts'
import type { KnownMailRecords } from '../../ports/sending-store.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export interface RecordsChecked {
  readonly checked: number
  readonly worse: number
}

/** Nothing is asked where no letters are sent. */
export async function checkMailRecords(
  { store, clock }: DeliverDeps,
  business: BusinessId,
  mail: Pick<MailTools, 'findings'> | undefined,
): Promise<RecordsChecked> {
  const { channels } = await store.inBusiness(business, tx => tx.business.read())
  const { email } = channels
  if (mail === undefined || email === null || !channels.active.includes('email')) return { checked: 0, worse: 0 }
  const domain = senderDomain(email.from)
  const findings = await mail.findings(email)
  const at = clock.now()
  const isWorse = await store.inBusiness(business, async tx => {
    const before = await tx.deliver.mailRecords(domain)
    const worseSince = worseFrom(before, findings, at)
    await tx.deliver.saveMailRecords(domain, { ...findings, checkedAt: at, worseSince })
    return worseSince !== null
  })
  return { checked: 1, worse: Number(isWorse) }
}

/** It stays worse until everything is right again: a second night does not make a loss normal. */
function worseFrom(before: KnownMailRecords | undefined, now: MailFindings, at: Instant): Instant | null {
  if (before === undefined) return null
  if (hasWorsened(before, now)) return before.worseSince ?? at
  return before.worseSince !== null && isBroken(now) ? before.worseSince : null
}

function isBroken({ spf, dkim, dmarc }: MailFindings): boolean {
  return spf !== 'ok' || (dkim !== 'ok' && dkim !== 'no-key') || (dmarc !== 'ok' && dmarc !== 'watches-only')
}

/** What the last night found; undefined before the first. */
export async function lastMailRecords({ store }: Pick<DeliverDeps, 'store'>, business: BusinessId): Promise<KnownMailRecords | undefined> {
  return store.inBusiness(business, async tx => {
    const { email } = (await tx.business.read()).channels
    return email === null ? undefined : tx.deliver.mailRecords(senderDomain(email.from))
  })
}
