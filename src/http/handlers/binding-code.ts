/** The link with which a customer makes a messenger his own, with the words that stand beside it: for a screen and for a slip. */
import type { ChannelName } from '../../domain/collect/business.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { BINDING_TEXT_VERSION, bindingText } from '../../locales/messages/channel-texts.ts'
import { makeBinding } from '../../usecases/deliver/bind-account.ts'
import type { HttpDeps } from '../deps.ts'
import { refuse } from '../refuse.ts'

export async function bindingCode(
  deps: HttpDeps,
  { business, actor, locale }: { readonly business: BusinessId; readonly actor: string; readonly locale: Locale },
  bind: { readonly customerId: string; readonly channel: ChannelName },
): Promise<{ readonly url: string; readonly expiresAt: Instant; readonly textShown: string }> {
  const customerId = id<'customer'>(bind.customerId)
  const { name, spoken } = await deps.store.inBusiness(business, async tx => {
    const shop = await tx.business.read()
    const customer = await tx.collect.customers.find(customerId)
    return { name: shop.name, spoken: customer?.locale ?? shop.locale }
  })
  const words = bind.channel === 'web-push' ? 'notices' : 'messenger'
  const textShown = bindingText(spoken, { shop: name, words })
  const made = await makeBinding(deps, business, {
    customerId,
    channel: bind.channel,
    purposes: ['marketing', 'service'],
    textShown,
    textVersion: BINDING_TEXT_VERSION[words],
    locale: spoken,
    actor,
  })
  if ('refusal' in made) throw refuse(made.refusal, locale)
  return { ...made, textShown }
}
