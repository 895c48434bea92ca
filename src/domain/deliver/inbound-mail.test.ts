import { describe, expect, test } from 'vitest'
import { id } from '../../kernel/ids.ts'
import { type InboundMail, type MailReport, meaningOf } from './inbound-mail.ts'
import { returnAddress } from './return-address.ts'

const messageId = id<'message'>('01890000-0000-7000-8000-000000000001')
const mail: InboundMail = {
  mailId: '<a@b>',
  from: 'anna@customers.test',
  recipients: ['anya@shop.test'],
  subject: 'Re: Пора',
  text: 'давайте после 20-го',
  answers: [],
  isAutomatic: false,
  report: null,
}
const to = (purpose: 'bounce' | 'reply' | 'stop') => [returnAddress('hello@shop.test', { purpose, messageId })]
const dsn = (over: Partial<Extract<MailReport, { kind: 'delivery' }>>): MailReport => ({
  kind: 'delivery',
  action: 'failed',
  status: '5.3.0',
  diagnostic: 'smtp; 550 5.1.1 User unknown',
  originals: [messageId],
  ...over,
})

describe('what a letter that came in means', () => {
  test.each([
    [{}, { kind: 'reply', messageId: null, from: mail.from }, 'E43: a letter of nobody known'],
    [{ recipients: to('reply') }, { kind: 'reply', messageId, from: mail.from }, 'the address names the message'],
    [{ answers: [`<${messageId}@shop.test>`] }, { kind: 'reply', messageId, from: mail.from }, 'In-Reply-To names it'],
    [{ answers: ['<other@mail.test>'] }, { kind: 'reply', messageId: null, from: mail.from }, 'an answer to somebody else'],
    [{ isAutomatic: true, recipients: to('reply') }, { kind: 'ignored', why: 'automatic' }, 'E44: out of office'],
    [{ isAutomatic: true, recipients: to('stop') }, { kind: 'stop', messageId }, 'E1: mail programs unsubscribe by themselves'],
    [{ from: null }, { kind: 'ignored', why: 'no-sender' }, 'nobody to answer'],
    [{ report: dsn({}) }, { kind: 'bounce', messageId, refusal: 'no-such-address' }, 'E38: a hard bounce by ENVID'],
    [{ report: dsn({ action: 'delayed' }) }, { kind: 'ignored', why: 'delayed' }, 'still trying'],
    [{ report: dsn({ action: 'delivered' }) }, { kind: 'arrived', messageId }, 'a receipt'],
    [
      { report: dsn({ originals: [] }), recipients: to('bounce') },
      { kind: 'bounce', messageId, refusal: 'no-such-address' },
      'by its address',
    ],
    [{ report: dsn({ originals: ['<x@y>'] }) }, { kind: 'ignored', why: 'unknown-report' }, 'about a letter that is not ours'],
    [
      { report: dsn({ diagnostic: 'smtp; 552 5.2.2 Over quota' }) },
      { kind: 'bounce', messageId, refusal: 'mailbox-full' },
      'a full mailbox',
    ],
    [
      { recipients: to('bounce'), text: 'Нет такого пользователя' },
      { kind: 'bounce', messageId, refusal: 'no-such-address' },
      'a report without the form',
    ],
    [{ report: { kind: 'other' }, recipients: to('bounce') }, { kind: 'ignored', why: 'unknown-report' }, 'a report about something else'],
    [{ report: { kind: 'complaint', originals: [`<${messageId}@shop.test>`] } }, { kind: 'complaint', messageId }, 'spam button'],
  ] as const)('%o means %o: %s', (over, meaning, _why) => {
    expect(meaningOf({ ...mail, ...over })).toEqual(meaning)
  })
})
