/** What waits, what holds it back, and limits, in Russian. */
import type { WordsLike } from '../../words-like.ts'

export const ru = {
  title: 'Отправка',
  waiting: (count: number) => `Ждут отправки: ${count}`,
  pause: 'Остановить всё',
  resume: 'Продолжить',
  paused: 'Отправка остановлена. То, что ждёт, уйдёт после продолжения, если не устареет.',
  recall: 'Отозвать всё, что ждёт',
  recalled: (count: number) => `Отозвано: ${count}.`,
  rests: (channel: string, time: string) => `${channel}: не принимают, отдыхаем до ${time}, потом попробуем одним сообщением.`,
  waits: (channel: string, time: string) => `${channel}: провайдер просит подождать до ${time}, потом продолжим сами.`,
  tries: (channel: string) => `${channel}: отдохнули, пробуем одним сообщением.`,
  said: (words: string) => `Ответ сервера: ${words}`,
  problems: {
    untrusted: 'Сертификату сервера нет доверия, и мы ему ничего не отдали. Что установить, сказано в docs/operating/channels.md.',
    unreachable: 'Сервер не отвечает. Проверьте интернет и адрес сервера в настройках.',
    'sender-refused': 'Почта получателей не доверяет вашим письмам. Проверьте записи домена в разделе «Почта».',
    'not-configured': 'Нас не пускают: проверьте ключ или пароль, деньги на счёте и разрешения в кабинете провайдера.',
  },
  today: (channel: string, count: number) => `${channel}, сегодня ушло: ${count}`,
  full: 'Предел на сегодня достигнут, остальное уйдёт завтра.',
  limits: 'Ограничения',
  limitsHint:
    'Что сверх — подождёт и уйдёт позже. Подтверждения и ответы идут впереди рассылок, десятая часть дня — для них. Пусто — без предела.',
  accountLimits: (account: string) => `Общие ограничения: ${account}`,
  accountHint: 'Через этот договор идут несколько каналов, провайдер считает их вместе. Что сверх — подождёт. Пусто — без предела.',
  perDay: 'В день, не больше',
  perSecond: 'В секунду, не больше',
  spendPerDay: (currency: string) => `Тратить в день, не больше (${currency})`,
  domains: 'Ограничения отдельных почтовых служб',
  domainsHint: 'Некоторые принимают от одного отправителя немного писем в день или в секунду. Что сверх — подождёт.',
  domain: 'Почтовая служба',
  domainLimit: (perDay: number | null, perSecond: number | null) =>
    [perDay === null ? '' : `${perDay} в день`, perSecond === null ? '' : `${perSecond} в секунду`].filter(one => one !== '').join(', '),
  addLimit: 'Ограничить',
  dropLimit: 'Убрать',
  perDayHint: 'Обычные ящики пропускают в день несколько сотен. Десятая часть остаётся подтверждениям и ответам. Пусто — без предела.',
}

export type SendingWords = WordsLike<typeof ru>
