/** What waits, what holds it back, and limits, in English. */
import type { SendingWords } from './ru.ts'

export const en: SendingWords = {
  title: 'Sending',
  waiting: count => `Waiting to be sent: ${count}`,
  pause: 'Stop everything',
  resume: 'Go on',
  paused: 'Sending is stopped. What waits leaves when you go on, unless it is too old by then.',
  recall: 'Take back all that waits',
  recalled: count => `Taken back: ${count}.`,
  rests: (channel, time) => `${channel}: nothing is taken there, resting until ${time}, then one message will try.`,
  waits: (channel, time) => `${channel}: the provider asks us to wait until ${time}, then we go on by ourselves.`,
  tries: channel => `${channel}: rested, one message is trying.`,
  said: words => `The server said: ${words}`,
  problems: {
    untrusted:
      'The certificate of the server cannot be trusted, and we gave it nothing. What to install stands in docs/operating/channels.md.',
    unreachable: 'The server does not answer. Check the internet and its address in the settings.',
    'sender-refused': 'The receiving mail services do not trust your letters. Check the records of your domain under “E-mail”.',
    'not-configured': 'We are not let in: check the key or password, the money on the account and the permissions at the provider.',
  },
  today: (channel, count) => `${channel}, sent today: ${count}`,
  full: 'The limit of today is reached, the rest leaves tomorrow.',
  limits: 'Limits',
  limitsHint:
    'What is above them waits and leaves later. Confirmations and answers go before mailings; a tenth of the day is kept for them. Empty: no limit.',
  accountLimits: account => `Shared limits: ${account}`,
  accountHint:
    'Several channels go through this account and the provider counts them together. What is above the limits waits. Empty: no limit.',
  perDay: 'A day, at most',
  perSecond: 'A second, at most',
  spendPerDay: currency => `Spend a day, at most (${currency})`,
  domains: 'Limits of single mail services',
  domainsHint: 'Some take few letters a day or a second from one sender. What is above the limit waits.',
  domain: 'Mail service',
  domainLimit: (perDay: number | null, perSecond: number | null) =>
    [perDay === null ? '' : `${perDay} a day`, perSecond === null ? '' : `${perSecond} a second`].filter(one => one !== '').join(', '),
  addLimit: 'Set the limit',
  dropLimit: 'Remove',
  perDayHint: 'Ordinary mailboxes let a few hundred a day pass. A tenth is kept for confirmations and answers. Empty: no limit.',
}
