/** Providers that bring things over a line we hold: message centres. */
import { valuesOf } from '../domain/collect/channel-route.ts'
import type { ListenerOpener } from '../ports/channel-hook.ts'
import { smppListener } from './smpp/listener.ts'
import { idFormOf, smppSettings } from './smpp/settings.ts'

export const openListener: ListenerOpener = async ({ active, routes }, keep) => {
  const smpp = active.includes('sms') ? valuesOf(routes.sms, 'smpp') : undefined
  return smpp && smppListener(smppSettings(smpp), { idForm: idFormOf(smpp), keep })
}
