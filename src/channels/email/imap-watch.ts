/** A mailbox over IMAP with IDLE: a letter is noticed within a second. Nothing in the mailbox is changed, not even "read". */
import { ImapFlow } from 'imapflow'
import type { MailCursor, MailWatch, WatchedMail } from '../../ports/mail-inbox.ts'
import { readMail } from './read-mail.ts'

/** Larger letters carry pictures, not answers. */
const LETTER_BYTES_MAX = 2 * 1024 * 1024
/** Routers forget silent connections after some minutes. */
const IDLE_MS_MAX = 240_000

export async function watchMailbox(watched: WatchedMail): Promise<MailWatch> {
  const { host, port, secure, user, password } = watched.inbox
  const client = new ImapFlow({ host, port, secure, auth: { user, pass: password }, logger: false, maxIdleTime: IDLE_MS_MAX })
  let isAlive = true
  let wake: (() => void) | undefined
  let hasNews = true
  const end = (): void => {
    isAlive = false
    wake?.()
  }
  client.on('close', end)
  client.on('error', end)
  client.on('exists', () => {
    hasNews = true
    wake?.()
  })
  await client.connect()
  await client.mailboxOpen('INBOX', { readOnly: true })
  let cursor = await firstCursor(client, watched)
  const reading = (async (): Promise<void> => {
    while (isAlive) {
      if (hasNews) {
        hasNews = false
        cursor = await readNew(client, watched, cursor)
        continue
      }
      // By itself the library begins to listen only after fifteen seconds.
      client.idle().catch(end)
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  })().catch(end)
  return {
    isAlive: () => isAlive,
    close: async () => {
      isAlive = false
      wake?.()
      client.close()
      await reading
    },
  }
}

async function firstCursor(client: ImapFlow, { cursor, onCursor }: WatchedMail): Promise<MailCursor> {
  const { mailbox } = client
  if (mailbox === false) throw new Error('the mailbox did not open')
  const uidValidity = String(mailbox.uidValidity)
  if (cursor?.uidValidity === uidValidity) return cursor
  const begun = { uidValidity, lastUid: mailbox.uidNext - 1 }
  await onCursor(begun)
  return begun
}

async function readNew(client: ImapFlow, { onMail, onCursor }: WatchedMail, from: MailCursor): Promise<MailCursor> {
  let lastUid = from.lastUid
  // The numbers first: nothing else may be asked while letters are coming in.
  const found = (await client.search({ uid: `${from.lastUid + 1}:*` }, { uid: true })) || []
  for (const uid of found.filter(one => one > from.lastUid).toSorted((a, b) => a - b)) {
    const letter = await client.fetchOne(String(uid), { uid: true, size: true, source: { maxLength: LETTER_BYTES_MAX } }, { uid: true })
    if (letter !== undefined && letter !== false && letter.source !== undefined) await onMail(await readMail(letter.source))
    lastUid = uid
    await onCursor({ uidValidity: from.uidValidity, lastUid })
  }
  return { uidValidity: from.uidValidity, lastUid }
}
