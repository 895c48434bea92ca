/** Channels that need a provider: which of our speakers serves which provider. */
import type { ChannelName, ChannelSettings } from '../domain/collect/business.ts'
import { accountOf, type Route, type RouteName, valuesOf } from '../domain/collect/channel-route.ts'
import type { Channel } from '../ports/channel.ts'
import { maxChannel } from './max/channel.ts'
import { mobicaChannel } from './sms-gateways/mobica.ts'
import { smsRuChannel } from './sms-gateways/sms-ru.ts'
import { smscRuChannel } from './sms-gateways/smsc-ru.ts'
import { templateChannel } from './sms-gateways/template.ts'
import { twilioChannel } from './sms-gateways/twilio.ts'
import { smppChannel } from './smpp/channel.ts'
import { smppSettings } from './smpp/settings.ts'
import { telegramChannel } from './telegram/channel.ts'
import { vkChannel } from './vk/channel.ts'
import { webPushChannel } from './web-push/channel.ts'
import { whatsappChannel } from './whatsapp/channel.ts'

type RoutedChannel = Exclude<RouteName, 'slip'> & ChannelName

/** undefined until the owner has both set it up and turned it on. */
export function routedChannel(name: RoutedChannel, { active, routes }: ChannelSettings): Channel | undefined {
  const route = routes[name]
  return route === undefined || !active.includes(name) ? undefined : channelOver(route)
}

/** undefined for what carries no messages: the printer. */
export function channelOver(route: Route): Channel | undefined {
  const channel = smsOver(route) ?? messengerOver(route)
  return channel && { ...channel, account: accountOf(route) }
}

function smsOver(route: Route): Channel | undefined {
  const smpp = valuesOf(route, 'smpp')
  if (smpp !== undefined) return smppChannel(smppSettings(smpp))
  const smsRu = valuesOf(route, 'sms-ru')
  if (smsRu !== undefined) return smsRuChannel(smsRu)
  const smscRu = valuesOf(route, 'smsc-ru')
  if (smscRu !== undefined) return smscRuChannel(smscRu, 'sms')
  const mobica = valuesOf(route, 'mobica')
  if (mobica !== undefined) return mobicaChannel(mobica)
  const twilio = valuesOf(route, 'twilio')
  if (twilio !== undefined) return twilioChannel(twilio)
  const template = valuesOf(route, 'sms-template')
  return template && templateChannel(template, 'sms')
}

function messengerOver(route: Route): Channel | undefined {
  const telegram = valuesOf(route, 'telegram')
  if (telegram !== undefined) return telegramChannel(telegram)
  const vk = valuesOf(route, 'vk')
  if (vk !== undefined) return vkChannel(vk)
  const max = valuesOf(route, 'max')
  if (max !== undefined) return maxChannel(max)
  const whatsapp = valuesOf(route, 'whatsapp')
  if (whatsapp !== undefined) return whatsappChannel(whatsapp)
  const viber = valuesOf(route, 'viber-smsc')
  if (viber !== undefined) return smscRuChannel(viber, 'viber')
  const viberTemplate = valuesOf(route, 'viber-template')
  if (viberTemplate !== undefined) return templateChannel(viberTemplate, 'viber')
  const push = valuesOf(route, 'web-push')
  return push && webPushChannel(push)
}
