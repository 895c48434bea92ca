/** Reports as the large mail houses write them, by their published forms: what each makes of the letter and of the address. */
import { expect, test } from 'vitest'
import { readMail } from '../../src/channels/email/read-mail.ts'
import { meaningOf } from '../../src/domain/deliver/inbound-mail.ts'

const MESSAGE = '0193a1b2-0000-7000-8000-00000000000c'
const OURS = `Message-ID: <b.${MESSAGE}@shop.test>`

interface Report {
  readonly head: readonly string[]
  readonly words: string
  readonly fields?: readonly string[]
  readonly type?: 'delivery-status' | 'feedback-report'
  readonly returned?: 'message/rfc822' | 'text/rfc822-headers'
}

function written({ head, words, fields, type = 'delivery-status', returned = 'message/rfc822' }: Report): Buffer {
  const to = 'To: <hello@shop.test>'
  if (fields === undefined) return Buffer.from([...head, to, 'Content-Type: text/plain; charset=utf-8', '', words].join('\r\n'))
  return Buffer.from(
    [
      ...head,
      to,
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=${type}; boundary="=_b"`,
      '',
      '--=_b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      words,
      '--=_b',
      `Content-Type: message/${type}`,
      '',
      ...fields,
      '',
      '--=_b',
      `Content-Type: ${returned}`,
      '',
      'From: Shop <hello@shop.test>',
      'To: anna@customers.test',
      'Subject: It is time',
      OURS,
      '',
      'Hello',
      '--=_b--',
      '',
    ].join('\r\n'),
  )
}

const daemon = (name: string): string[] => [
  `From: Mail Delivery System <${name}>`,
  'Return-Path: <>',
  'Auto-Submitted: auto-replied',
  'Subject: Delivery Status Notification (Failure)',
]

test.each<[why: string, report: Report, expected: object]>([
  [
    'Gmail: an address that does not exist, its code behind a dash and over two lines',
    {
      head: daemon('mailer-daemon@googlemail.com'),
      words: 'Address not found. Your message was not delivered to anna@customers.test.',
      fields: [
        'Reporting-MTA: dns; googlemail.com',
        '',
        'Final-Recipient: rfc822; anna@customers.test',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try',
        ' 550 5.1.1 double-checking the recipient address for typos. https://support.example/ - gsmtp',
      ],
    },
    { kind: 'bounce', messageId: MESSAGE, refusal: 'no-such-address' },
  ],
  [
    'Gmail: a full store',
    {
      head: daemon('mailer-daemon@googlemail.com'),
      words: 'Recipient inbox full',
      fields: [
        'Action: failed',
        'Status: 5.2.2',
        'Diagnostic-Code: smtp; 552-5.2.2 The recipient inbox is out of storage space and inactive.',
      ],
    },
    { kind: 'bounce', refusal: 'mailbox-full' },
  ],
  [
    'Exchange Online: no such recipient in the directory, only the headers come back',
    {
      head: [...daemon('postmaster@customers.test'), 'X-Auto-Response-Suppress: All'],
      words: "Your message couldn't be delivered.",
      fields: [
        'Reporting-MTA: dns;AM0PR01MB0001.eurprd01.prod.exchangelabs.test',
        '',
        'Final-Recipient: rfc822;anna@customers.test',
        'Action: failed',
        'Status: 5.1.10',
        'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
      ],
      returned: 'text/rfc822-headers',
    },
    { kind: 'bounce', messageId: MESSAGE, refusal: 'no-such-address' },
  ],
  [
    'Outlook: our address is on its list, the person is not to blame',
    {
      head: daemon('postmaster@outlook.test'),
      words: 'Delivery has failed',
      fields: [
        'Action: failed',
        'Status: 5.7.1',
        "Diagnostic-Code: smtp;550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
      ],
    },
    { kind: 'bounce', refusal: 'sender-refused' },
  ],
  [
    'Yandex: no such user, under a code of policy',
    {
      head: daemon('mailer-daemon@yandex.test'),
      words: 'Сообщение не может быть доставлено.',
      fields: [
        'Final-Recipient: rfc822; anna@yandex.test',
        'Action: failed',
        'Status: 5.7.1',
        'Diagnostic-Code: smtp; 550 5.7.1 No such user!',
      ],
    },
    { kind: 'bounce', refusal: 'no-such-address' },
  ],
  [
    'Mail.ru: suspected spam',
    {
      head: daemon('mailer-daemon@corp.mail.test'),
      words: 'A message that you sent could not be delivered.',
      fields: [
        'Action: failed',
        'Status: 5.0.0',
        'Diagnostic-Code: smtp; 550 spam message rejected. Please visit http://help.mail.test/notspam-support/id?c=X or report details to abuse',
      ],
    },
    { kind: 'bounce', refusal: 'sender-refused' },
  ],
  [
    'Postfix: it is still trying',
    {
      head: daemon('MAILER-DAEMON@relay.test'),
      words: 'THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.',
      fields: ['Action: delayed', 'Status: 4.4.1', 'Diagnostic-Code: X-Postfix; connect to mx.customers.test: Connection timed out'],
    },
    { kind: 'ignored', why: 'delayed' },
  ],
  [
    'a house that lets nobody in without a contract: access denied is no missing address',
    {
      head: daemon('MAILER-DAEMON@relay.test'),
      words: 'Undelivered',
      fields: [
        'Action: failed',
        'Status: 5.7.1',
        'Diagnostic-Code: smtp; 554 5.7.1 <anna@customers.test>: Recipient address rejected: Access denied',
      ],
    },
    { kind: 'bounce', refusal: 'sender-refused' },
  ],
  [
    'Outlook: the button for junk',
    {
      head: ['From: <staff@hotmail.test>', 'Subject: complaint about message from 192.0.2.1'],
      words: 'This is an email abuse report.',
      type: 'feedback-report',
      fields: ['Feedback-Type: abuse', 'User-Agent: JMRP/1.0', 'Version: 1'],
    },
    { kind: 'complaint', messageId: MESSAGE },
  ],
  [
    'a report that a forwarded letter failed our own DMARC is about us, not a complaint of his (RFC 6591)',
    {
      head: ['From: <noreply-dmarc@house.test>', 'Subject: FW: It is time'],
      words: 'This is an authentication failure report.',
      type: 'feedback-report',
      fields: ['Feedback-Type: auth-failure', 'Auth-Failure: dmarc', 'Version: 1'],
    },
    { kind: 'ignored', why: 'unknown-report' },
  ],
  [
    'somebody took the letter out of the junk folder: the opposite of a complaint',
    {
      head: ['From: <fbl@house.test>', 'Subject: not spam'],
      words: 'A user said this is not spam.',
      type: 'feedback-report',
      fields: ['Feedback-Type: not-spam', 'Version: 1'],
    },
    { kind: 'ignored', why: 'unknown-report' },
  ],
])('E38: %s', async (_why, report, expected) => {
  expect(meaningOf(await readMail(written(report)))).toMatchObject(expected)
})

test.each([
  [
    'qmail writes no form at all',
    "Hi. This is the qmail-send program at customers.test.\nI'm afraid I wasn't able to deliver your message.\n\n<anna@customers.test>:\nSorry, no mailbox here by that name. (#5.1.1)",
    'no-such-address',
  ],
  [
    'an old Exim',
    'This message was created automatically by mail delivery software.\n\n  anna@customers.test\n    SMTP error from remote mail server after RCPT TO:<anna@customers.test>:\n    550 Unknown user',
    'no-such-address',
  ],
])('E38: %s: the address it comes to names the letter', async (_why, words, refusal) => {
  const raw = written({ head: [...daemon('MAILER-DAEMON@customers.test')], words })
  const bounced = Buffer.from(raw.toString().replace('hello@shop.test', `hello+b-${MESSAGE.replaceAll('-', '')}@shop.test`))
  expect(meaningOf(await readMail(bounced))).toMatchObject({ kind: 'bounce', messageId: MESSAGE, refusal })
})

test.each([
  [
    'Outlook on holiday',
    ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All', 'Subject: Automatic reply: It is time'],
    'I am away until 5 January.',
  ],
  [
    'Gmail on holiday',
    ['Precedence: bulk', 'X-Autoreply: yes', 'Auto-Submitted: auto-replied', 'Subject: В отпуске'],
    'Вернусь после 9-го.',
  ],
])('E44: %s says nothing', async (_why, head, words) => {
  const raw = written({ head: ['From: Anna <anna@customers.test>', `In-Reply-To: <b.${MESSAGE}@shop.test>`, ...head], words })
  expect(meaningOf(await readMail(raw))).toEqual({ kind: 'ignored', why: 'automatic' })
})
