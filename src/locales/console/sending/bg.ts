/** What waits, what holds it back, and limits, in Bulgarian. */
import type { SendingWords } from './ru.ts'

export const bg: SendingWords = {
  title: 'Изпращане',
  waiting: count => `Чакат изпращане: ${count}`,
  pause: 'Спри всичко',
  resume: 'Продължи',
  paused: 'Изпращането е спряно. Каквото чака, ще тръгне след продължаването, ако не остарее.',
  recall: 'Оттегли всичко, което чака',
  recalled: count => `Оттеглени: ${count}.`,
  rests: (channel, time) => `${channel}: не приемат, почиваме до ${time}, после ще опитаме с едно съобщение.`,
  waits: (channel, time) => `${channel}: доставчикът моли да изчакаме до ${time}, после продължаваме сами.`,
  tries: channel => `${channel}: починахме си, опитваме с едно съобщение.`,
  said: words => `Отговор на сървъра: ${words}`,
  problems: {
    untrusted:
      'На сертификата на сървъра не може да се вярва и не му предадохме нищо. Какво да се инсталира, пише в docs/operating/channels.md.',
    unreachable: 'Сървърът не отговаря. Проверете интернета и адреса му в настройките.',
    'sender-refused': 'Пощата на получателите не вярва на писмата Ви. Проверете записите на домейна в „Поща“.',
    'not-configured': 'Не ни допускат: проверете ключа или паролата, парите по сметката и разрешенията при доставчика.',
  },
  today: (channel, count) => `${channel}, днес са тръгнали: ${count}`,
  full: 'Днешното ограничение е достигнато, останалото ще тръгне утре.',
  limits: 'Ограничения',
  limitsHint: 'Което е над тях, изчаква и тръгва по-късно. Празно – без ограничение.',
  accountLimits: account => `Общи ограничения: ${account}`,
  accountHint: 'През този договор минават няколко канала, доставчикът ги брои заедно. Което е над тях, изчаква. Празно – без ограничение.',
  perDay: 'На ден, най-много',
  perSecond: 'В секунда, най-много',
  spendPerDay: currency => `Разход на ден, най-много (${currency})`,
  domains: 'Ограничения за отделни пощенски услуги',
  domainsHint: 'Някои приемат от един подател малко писма на ден или в секунда. Което е над тях, изчаква.',
  domain: 'Пощенска услуга',
  domainLimit: (perDay: number | null, perSecond: number | null) =>
    [perDay === null ? '' : `${perDay} на ден`, perSecond === null ? '' : `${perSecond} в секунда`].filter(one => one !== '').join(', '),
  addLimit: 'Ограничи',
  dropLimit: 'Махни',
  perDayHint: 'Обикновените кутии пропускат няколкостотин на ден. Празно – без ограничение.',
}
