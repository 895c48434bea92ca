/** Letters that other servers bring: whose they are is known by the mailbox that the business has named for its answers. */
import type { BusinessId } from '../kernel/ids.ts'
import type { CertificateFiles, MailReceiver, OpenReception } from '../ports/mail-inbox.ts'
import { receiveMail } from '../usecases/respond/receive-mail.ts'
import type { RespondDeps } from '../usecases/respond/respond-deps.ts'

/** A mailbox that was named just now is known within this time. */
const REFRESH_MS = 15_000

export interface ReceptionPlace {
  readonly host: string
  readonly port: number
  readonly certificate?: CertificateFiles | undefined
  readonly receive: MailReceiver
}

export async function openReception(deps: RespondDeps, { host, port, certificate, receive }: ReceptionPlace): Promise<OpenReception> {
  let known = new Map<string, BusinessId>()
  let lookedMs = -Infinity
  const mailboxes = async (): Promise<ReadonlyMap<string, BusinessId>> => {
    if (performance.now() - lookedMs >= REFRESH_MS) {
      known = await mailboxesOf(deps)
      lookedMs = performance.now()
    }
    return known
  }
  return receive({
    host,
    port,
    certificate,
    accepts: async recipient => {
      // A restored copy that nobody has confirmed takes no letter: the living copy does.
      const { live } = await deps.store.system.installation(deps.clock.now())
      if (!live) return 'later'
      return (await mailboxes()).has(mailboxIn(recipient)) ? 'yes' : 'no'
    },
    onMail: async (mail, recipients) => {
      const owners = await mailboxes()
      const businesses = new Set(recipients.flatMap(recipient => owners.get(mailboxIn(recipient)) ?? []))
      for (const business of businesses) await receiveMail(deps, business, mail)
    },
  })
}

async function mailboxesOf({ store }: RespondDeps): Promise<Map<string, BusinessId>> {
  const found = new Map<string, BusinessId>()
  for (const business of await store.system.businesses()) {
    const { channels } = await store.inBusiness(business, tx => tx.business.read())
    const mailbox = channels.email?.mailbox ?? null
    if (mailbox !== null && mailbox !== '') found.set(mailbox.toLowerCase(), business)
  }
  return found
}

/** 'hello+r-018f…@shop.ru' comes to 'hello@shop.ru'. */
function mailboxIn(recipient: string): string {
  return recipient.toLowerCase().replace(/\+[^@]*@/, '@')
}
