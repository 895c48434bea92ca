/** What a customer finds behind a notice of his browser: the whole of what the shop wrote, and no more than that. */
import type { Locale } from '../../kernel/locale.ts'
import type { DeliverDeps } from './deliver-deps.ts'
import type { UnsubscribeLink } from './unsubscribe-token.ts'

export interface OpenedNotice {
  readonly locale: Locale
  readonly shop: string
  readonly subject: string
  readonly body: string
}

/** Where a click on a notice leads. It carries the mark of its stop link and shows messages to browsers alone. */
export function noticePath(token: string): string {
  return `/notice/${token}`
}

export async function openNotice({ store }: Pick<DeliverDeps, 'store'>, link: UnsubscribeLink): Promise<OpenedNotice | undefined> {
  const { messageId } = link
  if (messageId === null) return undefined
  return store.inBusiness(link.business, async tx => {
    const message = await tx.deliver.find(messageId)
    if (message?.channel !== 'web-push' || message.contactPointId !== link.contactPointId) return undefined
    const { name } = await tx.business.read()
    return { locale: message.locale, shop: name, subject: message.subject ?? name, body: message.body }
  })
}
