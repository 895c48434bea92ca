/**
 * What a refusal of a mail server means, at once or in a report that comes later: RFC 3463 codes first, then the words of
 * servers that say everything with 550.
 */
export const REFUSAL_KINDS = ['no-such-address', 'mailbox-full', 'sender-refused', 'temporary', 'refused'] as const
export type RefusalKind = (typeof REFUSAL_KINDS)[number]

export interface Refusal {
  /** '5.1.1'; null when the server gave none. */
  readonly status: string | null
  /** 550; null in a report without one. */
  readonly code: number | null
  readonly text: string
}

/** The words of Yandex, Mail.ru, Rambler, Google, Microsoft, Postfix and Exim, in the order in which they are asked. */
const WORDS: readonly (readonly [RefusalKind, RegExp])[] = [
  ['sender-refused', /spam|спам|blacklist|block(ed)? (list|using)|dnsbl|spamhaus|policy|dmarc|dkim|spf|reputation|unauthenticated/i],
  [
    'sender-refused',
    /not authori[sz]ed|sender (address )?rejected|too many (messages|recipients)|rate limit|greylist|отправка ограничена/i,
  ],
  ['mailbox-full', /(mailbox|quota|storage|inbox).{0,30}(full|exceed|over|out of)|over quota|insufficient.*storage/i],
  ['mailbox-full', /переполнен|квота|нет места|препълнена/i],
  ['no-such-address', /(user|mailbox|recipient|address|account|email)\b.{0,60}(unknown|not (found|exist)|does(n't| not) exist)/i],
  ['no-such-address', /(user|mailbox|recipient|address|account|email)\b.{0,60}(unavailable|disabled|inactive|rejected|invalid)/i],
  ['no-such-address', /no such (user|mailbox|recipient|person)|unknown (user|recipient|mailbox|local)|invalid (mailbox|recipient|user)/i],
  ['no-such-address', /non[- ]?local user|account (is )?(disabled|terminated|blocked)|domain (name )?(not found|does not exist)/i],
  ['no-such-address', /нет такого (пользователя|ящика|адреса)|не существует|пользователь не найден|ящик (не найден|отключ|заблокирован)/i],
  ['no-such-address', /не съществува|непознат потребител/i],
]

const CLASSES: Readonly<Record<string, RefusalKind>> = {
  '1.1': 'no-such-address',
  '1.2': 'no-such-address',
  '1.3': 'no-such-address',
  '1.6': 'no-such-address',
  '1.10': 'no-such-address',
  '2.1': 'no-such-address',
  '2.2': 'mailbox-full',
  '1.7': 'sender-refused',
  '1.8': 'sender-refused',
}

/** Yandex says a missing person under a code of policy: "550 5.7.1 No such user!". */
const SAYS_NOBODY = /no such (user|mailbox)|user (unknown|not found)|unknown user|нет такого (пользователя|ящика)/i

export function refusalKind({ status, code, text }: Refusal): RefusalKind {
  const [, severity, kind] = /^([245])\.(\d{1,3}\.\d{1,3})$/.exec(status ?? '') ?? []
  const byStatus = kind === undefined ? undefined : (CLASSES[kind] ?? (kind.startsWith('7.') ? 'sender-refused' : undefined))
  const byWords = WORDS.find(([, words]) => words.test(text))?.[0]
  // 5.1.1 with words about spam is about the sender: nobody loses his address for our reputation.
  const isNobody = byStatus === 'sender-refused' && byWords === 'no-such-address' && SAYS_NOBODY.test(text)
  const found = byWords === 'sender-refused' && byStatus !== 'mailbox-full' ? 'sender-refused' : isNobody ? byWords : (byStatus ?? byWords)
  const isLasting =
    severity === '5' || (severity === undefined && code !== null && code >= 500) || (severity === undefined && code === null)
  if (found === 'no-such-address') return isLasting ? 'no-such-address' : 'temporary'
  if (found !== undefined) return found
  return isLasting ? 'refused' : 'temporary'
}

/** '5.1.1' out of '550 5.1.1 No such user' or '#5.1.1'. */
export function statusIn(text: string): string | null {
  return /(?:^|[\s#(])([245]\.\d{1,3}\.\d{1,3})(?=$|[\s:;,.)])/.exec(text)?.[1] ?? null
}

/** A full mailbox may be emptied; after so many refusals in a row nobody reads it. */
export const SOFT_BOUNCES_MAX = 5
