/** Mailboxes of the businesses that have set one up: watched while the worker lives, opened again when a connection ends. */
import type { BusinessId } from '../kernel/ids.ts'
import type { MailWatch, MailWatcher } from '../ports/mail-inbox.ts'
import { receiveMail } from '../usecases/respond/receive-mail.ts'
import type { WorkerDeps } from './worker-deps.ts'

/** A new mailbox, or one whose connection ended, is opened within this time. */
const REFRESH_MS = 15_000

export interface MailWatches {
  /** Does nothing until some time has passed since the last look. */
  refresh(): Promise<void>
  close(): Promise<void>
}

interface Open {
  readonly version: number
  /** Null where there is no mailbox, or it did not open. */
  readonly watch: MailWatch | null
}

export function mailWatches(
  deps: WorkerDeps,
  { openMailbox, onError }: { readonly openMailbox: MailWatcher | undefined; readonly onError: (error: unknown) => void },
): MailWatches {
  const open = new Map<BusinessId, Open>()
  let lookedMs = -Infinity
  const lookAt = async (business: BusinessId, watchMailbox: MailWatcher): Promise<void> => {
    const settings = await deps.store.inBusiness(business, tx => tx.business.read())
    const known = open.get(business)
    if (known?.version === settings.version && (known.watch === null || known.watch.isAlive())) return
    await known?.watch?.close()
    const { live } = await deps.store.system.installation(deps.clock.now())
    // A restored copy that nobody has confirmed reads no mailbox: the living copy does.
    const inbox = live && settings.channels.active.includes('email') ? (settings.channels.email?.inbox ?? null) : null
    const mailbox = inbox === null ? '' : `${inbox.user}@${inbox.host}`
    const watch =
      inbox === null
        ? null
        : await watchMailbox({
            inbox,
            cursor: await deps.store.inBusiness(business, tx => tx.deliver.mailCursor(mailbox)),
            onMail: async mail => {
              await receiveMail(deps, business, mail)
            },
            onCursor: cursor => deps.store.inBusiness(business, tx => tx.deliver.saveMailCursor(mailbox, cursor, deps.clock.now())),
          })
    open.set(business, { version: settings.version, watch })
  }
  return {
    async refresh() {
      if (openMailbox === undefined || performance.now() - lookedMs < REFRESH_MS) return
      lookedMs = performance.now()
      for (const business of await deps.store.system.businesses()) await lookAt(business, openMailbox).catch(onError)
    },
    async close() {
      for (const { watch } of open.values()) await watch?.close()
      open.clear()
    },
  }
}
