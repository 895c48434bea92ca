import { describe, expect, test } from 'vitest'
import { refusalKind, statusIn } from './bounce.ts'

describe('E38: what a refusal means', () => {
  test.each([
    ['5.1.1', 550, 'User unknown', 'no-such-address', 'the plain case'],
    [null, 550, 'No such user!', 'no-such-address', 'Yandex gives words alone'],
    ['5.7.1', 550, 'No such user!', 'no-such-address', 'Yandex puts it under a code of policy'],
    ['5.7.1', 554, 'Recipient address rejected: Access denied', 'sender-refused', 'any other words under it are about us'],
    [
      null,
      550,
      'Message was not accepted -- invalid mailbox. Local mailbox a@mail.ru is unavailable: user not found',
      'no-such-address',
      'Mail.ru',
    ],
    [
      null,
      550,
      'Message was not accepted -- invalid mailbox. Local mailbox a@mail.ru is unavailable: account is disabled',
      'no-such-address',
      'Mail.ru, closed',
    ],
    ['5.1.1', 550, 'The email account that you tried to reach does not exist.', 'no-such-address', 'Gmail'],
    ['5.5.0', 550, 'Requested action not taken: mailbox unavailable', 'no-such-address', 'Outlook'],
    [null, 554, '5.7.1 Message rejected under suspicion of SPAM', 'sender-refused', 'Yandex about our letter, not about him'],
    [null, 550, 'spam message rejected. Please visit http://help.mail.ru/notspam-support', 'sender-refused', 'Mail.ru about our letter'],
    ['5.1.1', 550, 'rejected: listed by spamhaus', 'sender-refused', 'nobody loses his address for our reputation'],
    ['5.2.2', 552, 'Mailbox is full', 'mailbox-full', 'he may empty it'],
    [null, 452, 'Mailbox size limit exceeded', 'mailbox-full', 'without a code'],
    [null, 552, 'Ящик получателя переполнен', 'mailbox-full', 'in Russian'],
    [null, 550, 'Нет такого пользователя', 'no-such-address', 'in Russian'],
    [null, 550, 'Потребителят не съществува', 'no-such-address', 'in Bulgarian'],
    ['4.2.1', 450, 'The user you are trying to contact is receiving mail too quickly', 'temporary', 'later it works'],
    ['4.1.1', 450, 'User unknown', 'temporary', 'a server that is not sure'],
    ['4.4.1', null, 'connect timed out', 'temporary', 'a report about waiting'],
    ['5.3.0', 554, 'Service unavailable', 'refused', 'lasting, but about what?'],
    [null, null, '', 'refused', 'a report that says nothing'],
  ] as const)('%s %s %s is %s: %s', (status, code, text, kind, _why) => {
    expect(refusalKind({ status, code, text })).toBe(kind)
  })

  test.each([
    ['550 5.1.1 No such user', '5.1.1'],
    ['smtp; 550 #5.1.10 not there', '5.1.10'],
    ['version 15.20.1 is current', null],
    ['', null],
  ])('the code in «%s» is %s', (text, status) => {
    expect(statusIn(text)).toBe(status)
  })
})
