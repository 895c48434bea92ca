/** Where a customer taps to bind his messenger: the token travels in the link and comes back with his first step. */
import type { ChannelRoutes } from '../collect/channel-route.ts'

/** undefined while the channel is not set up, or when it cannot carry a token. */
export function bindingUrl(
  routes: ChannelRoutes,
  { channel, token, page = null }: { readonly channel: string; readonly token: string; readonly page?: string | null },
): string | undefined {
  switch (channel) {
    case 'telegram':
      return linkTo(routes.telegram?.values['botName'], name => `https://t.me/${name.replace(/^@/, '')}?start=${token}`)
    case 'max':
      return linkTo(routes.max?.values['botName'], name => `https://max.ru/${name.replace(/^@/, '')}?start=${token}`)
    case 'vk':
      return linkTo(routes.vk?.values['groupId'], group => `https://vk.me/club${group.replace(/\D/g, '')}?ref=${token}`)
    case 'web-push':
      // A browser subscribes on a page of ours, so there has to be one.
      return page === null ? undefined : linkTo(routes['web-push']?.values['publicKey'], () => `${page}${token}`)
    default:
      return undefined
  }
}

function linkTo(name: string | undefined, link: (name: string) => string): string | undefined {
  return name === undefined || name.trim() === '' ? undefined : link(name.trim())
}
