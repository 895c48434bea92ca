/** The owner's account at a message centre, with the times that go with it. */
import type { RouteValues } from '../../domain/collect/channel-route.ts'
import type { SmppSettings } from './channel.ts'
import { ID_FORMS, type IdForm } from './receipt.ts'
import { JOININGS } from './short-text.ts'

/** Centres answer in milliseconds; after so long the answer is lost. */
const ANSWER_MS_MAX = 30_000
const ENQUIRE_MS = 30_000
const CONNECT_MS_MAX = 15_000
const RECONNECT_BASE_MS = 1_000

export function smppSettings(values: RouteValues<'smpp'>): SmppSettings {
  return {
    host: values.host,
    port: Number(values.port),
    isSecure: values.isSecure === 'yes',
    bind: { systemId: values.systemId, password: values.password, systemType: values.systemType },
    sender: values.sender,
    joining: JOININGS.find(joining => joining === values.joining) ?? 'udh',
    windowMax: Math.max(1, Number(values.windowMax)),
    answerMsMax: ANSWER_MS_MAX,
    enquireMs: ENQUIRE_MS,
    connectMsMax: CONNECT_MS_MAX,
    reconnectBaseMs: RECONNECT_BASE_MS,
  }
}

export function idFormOf(values: RouteValues<'smpp'>): IdForm {
  return ID_FORMS.find(form => form === values.idForm) ?? 'same'
}
