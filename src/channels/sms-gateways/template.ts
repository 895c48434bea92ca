/** A provider of the owner's own choice: his address and body, with {to}, {text}, {from} and {id} filled in. */
import { id, isId } from '../../kernel/ids.ts'
import type { Channel, OutgoingMessage } from '../../ports/channel.ts'
import type { ChannelEvent } from '../../ports/channel-event.ts'
import type { ProviderRequest } from '../provider-call.ts'
import { digitsOf, providerChannel, SMS_PARTS } from '../provider-channel.ts'

interface TemplateValues {
  readonly url: string
  readonly method: string
  readonly contentType: string
  readonly body: string
  readonly authorization: string
  readonly idPath: string
  readonly sender: string
}

export function templateChannel(values: TemplateValues, as: 'sms' | 'viber'): Channel {
  return providerChannel({
    name: as,
    idempotent: false,
    partChars: as === 'sms' ? SMS_PARTS : null,
    inFlightMax: 10,
    request: message => requestOf(values, message),
    read: (answer, message) => {
      const named = textAt(answer.json, values.idPath)
      // JSON without the number may be a refusal with a friendly status, a page is of somebody in between; a bare "OK" is a yes.
      if (named === undefined && (answer.json !== undefined || answer.text.trimStart().startsWith('<')))
        return { kind: 'unknown', reason: 'no-answer-after-data', detail: answer.text.slice(0, 200) }
      return { kind: 'handed', providerId: named ?? message.messageId, reason: 'accepted' }
    },
  })
}

function requestOf(values: TemplateValues, message: OutgoingMessage): ProviderRequest {
  const fields: Readonly<Record<string, string>> = {
    to: digitsOf(message.address),
    text: message.body,
    from: values.sender,
    id: message.messageId,
  }
  // Each place takes the escaping of where it stands: nothing a customer is called can break out of it.
  const fill = (text: string, escape: (value: string) => string): string =>
    text.replace(/\{(to|text|from|id)\}/g, (_, name: string) => escape(fields[name] ?? ''))
  const isJson = values.contentType === 'application/json'
  const headers = { 'Content-Type': values.contentType, ...(values.authorization === '' ? {} : { Authorization: values.authorization }) }
  const url = fill(values.url, encodeURIComponent)
  if (values.method === 'GET') return { url, method: 'GET', headers }
  return { url, headers, body: fill(values.body, isJson ? value => JSON.stringify(value).slice(1, -1) : encodeURIComponent) }
}

/** 'messages.0.id' in an answer. */
function textAt(json: unknown, path: string): string | undefined {
  let here: unknown = json
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null) return undefined
    here = Object.entries(here).find(([name]) => name === step)?.[1]
  }
  return typeof here === 'string' || typeof here === 'number' ? String(here) : undefined
}

/** Receipts as a GET or a form: `id` and `state` = delivered, read or failed; answers: `from` and `text`. */
export function templateEvents(fields: URLSearchParams): readonly ChannelEvent[] {
  const [key, state, from, words] = ['id', 'state', 'from', 'text'].map(name => fields.get(name) ?? '')
  if (key === undefined || key === '') return []
  if (state === 'delivered' || state === 'read' || state === 'failed')
    return [{ kind: 'receipt', providerId: key, messageId: isId(key) ? id<'message'>(key) : null, state, detail: state, address: null }]
  if (from === undefined || from === '' || words === undefined || words === '') return []
  return [{ kind: 'text', eventKey: key, account: `+${digitsOf(from)}`, text: words }]
}
