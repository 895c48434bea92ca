import { formatDay, plural } from '../../kernel/locale.ts'
import type { PlanWords, WhyData } from './plan-words.ts'
import { rhythmText } from './rhythm.ts'

const day = (iso: string): string => formatDay(iso, 'ru')
const days = (count: number): string => plural('ru', count, { one: '# день', few: '# дня', many: '# дней', other: '# дня' })
const everyDays = (count: number): string =>
  count === 1
    ? 'каждый день'
    : plural('ru', count, { one: 'каждый ~# день', few: 'каждые ~# дня', many: 'каждые ~# дней', other: 'каждые ~# дня' })
const every = (data: WhyData): string => (data.year ? rhythmText(data, 'ru') : everyDays(data.cycleDays))
const people = (count: number): string => plural('ru', count, { one: '# клиент', few: '# клиента', many: '# клиентов', other: '# клиента' })
const purchases = (count: number): string =>
  plural('ru', count, { one: '# покупка', few: '# покупки', many: '# покупок', other: '# покупки' })
const last = ({ lastDay, isLongAgo }: WhyData): string => formatDay(lastDay, 'ru', { year: isLongAgo })
const likely = ({ likely }: WhyData): string => (likely === null ? '' : ` (80 % между ${day(likely.from)} и ${day(likely.to)})`)
const said = ({ agreedWords }: WhyData): string => (agreedWords === '' ? '' : `: «${agreedWords}»`)

export const ru: PlanWords = {
  why: {
    due: data => `Приходит ${every(data)}, последний раз ${last(data)} — пора около ${day(data.dueDay)}${likely(data)}.`,
    'due-guess': data =>
      `Пока ${purchases(data.purchases)}, последняя — ${last(data)}. Судя по другим клиентам, вернётся около ${day(data.dueDay)}; это догадка.`,
    overdue: data =>
      `Обычно приходит ${every(data)}, а последняя покупка — ${last(data)}, ${days(data.silenceDays)} назад: самое время напомнить.`,
    'no-rhythm': data =>
      `${purchases(data.purchases)} без чёткого ритма, последняя — ${last(data)}. Может вернуться около ${day(data.dueDay)} — достаточно одного напоминания.`,
    'second-purchase': data =>
      `Одна покупка, ${last(data)}, и обычный срок уже прошёл: ${days(data.silenceDays)} тишины. Одна попытка позвать на вторую.`,
    'win-back': data =>
      `${purchases(data.purchases)}, ${every(data)}, а потом тишина: последняя — ${last(data)}, ${days(data.silenceDays)} назад. Стоит позвать обратно.`,
    promise: data =>
      `Вы договорились${data.agreedDay === null ? '' : ` ${day(data.agreedDay)}`} вернуться к разговору ${day(data.dueDay)}${said(data)}. Обещание надо сдержать.`,
    'group-due': data => `«${data.about}»: обычно ${every(data)}, последний раз ${last(data)} — пора около ${day(data.dueDay)}.`,
    'asset-return': data => `У вас хранится «${data.about}»: забрать договорились ${day(data.dueDay)}. Самое время позвать и записать.`,
    'asset-service': data => `«${data.about}»: обслуживание ${every(data)}, прошлое — ${last(data)}. Следующее около ${day(data.dueDay)}.`,
    warranty: data => `«${data.about}»: гарантия заканчивается ${day(data.dueDay)}. Предупредите, пока её ещё можно использовать.`,
    birthday: data => `День рождения ${day(data.dueDay)}. Просто поздравьте, без предложений.`,
    season: data => `Начинается сезон «${data.about}», а последняя покупка — ${last(data)}. Позовите, пока есть свободное время.`,
    welcome: data => `Первая покупка — ${last(data)}. Поблагодарите и дайте себя запомнить; продавать пока нечего.`,
    thanks: data => `${purchases(data.purchases)} — вам доверяют. Поблагодарите без скидок и попросите посоветовать вас знакомым.`,
    elsewhere: data => `В прошлый раз купил в другом месте, ${last(data)}. Следующий раз — около ${day(data.dueDay)}: успейте первыми.`,
    campaign: data => `Рассылка, которую вы одобрили: «${data.about}».`,
    content: data => `Материал по интересам, как клиент просил: «${data.about}».`,
    event: data => `Событие: «${data.about}».`,
    coupon: data => `Купон (${data.about}) ещё не использован и действует до ${day(data.dueDay)}.`,
    linked: data => `${last(data)} — «${data.about}». Другие после этого обычно берут следующее около ${day(data.dueDay)}.`,
  },
  chip: {
    cycle: count => (count === 1 ? everyDays(count) : `раз в ~${days(count)}`),
    due: iso => `срок ${day(iso)}`,
    overdue: count => `срок прошёл: ${days(count)}`,
    silent: count => `${days(count)} тишины`,
    once: 'одна покупка',
    promise: iso => `договорились на ${day(iso)}`,
    softTask: 'можно и без письма: лайк, привет',
    guess: 'срок — догадка',
    tryNo: count => `попытка ${count}`,
    about: name => `«${name}»`,
    benefit: { thanks: 'благодарим, без скидки', terms: 'особые условия', none: '' },
  },
  also: names => ` Заодно пора: ${names.join(', ')} — одним сообщением.`,
  greeting: { birthday: 'день рождения', thanks: 'благодарность', welcome: 'приветствие' },
  notContacted: {
    booked: count => `${people(count)}: уже есть запись, писать не нужно.`,
    'follow-up-open': count => `${people(count)}: есть договорённость. Напомним в согласованный день.`,
    'no-contact-point': count => `${people(count)}: нет ни телефона, ни почты. Спросите контакт при следующей встрече.`,
    'opted-out': count => `${people(count)}: отказ от сообщений. Обслуживайте как обычно, когда придут.`,
    'no-consent': count =>
      `${people(count)}: нет согласия, какого требует закон. Выберите основание в разделе «Загрузка», если ещё не выбрали, или отметьте согласие в карточке клиента.`,
    'no-channel': count => `${people(count)}: ни один включённый канал не подходит. Включите почту или звонки в настройках.`,
    'held-out': count => `${people(count)}: контрольная группа. Им не пишем, чтобы было видно, сколько приносят напоминания.`,
    capped: count => `${people(count)}: за последнее время уже написали достаточно. Вернёмся, когда пройдёт время.`,
    quiet: count => `${people(count)}: в их часы писать некогда. Проверьте разрешённые часы в настройках.`,
    'told-already': count => `${people(count)}: об этом уже сказано другим сообщением. Делать ничего не нужно.`,
    unanswered: count =>
      `${people(count)}: не отвечают на напоминания. Делаем паузу подольше, потом оставим в покое; придут сами — всё начнётся заново.`,
    complaint: count => `${people(count)}: недовольны. Пока вы не поговорите и не закроете жалобу, рекламы не будет.`,
    'over-budget': count => `${people(count)}: не хватило ваших минут. Увеличьте время в день в настройках, если хотите успевать больше.`,
  },
  refusal: {
    'not-found': () => 'Такого касания больше нет. Обновите страницу.',
    'not-open': () => 'Это касание уже сделано или отменено. Обновите список.',
    'too-late': () => 'Срок этого касания вышел. Следующее появится в списке само.',
    'too-early': () => 'Для этого касания ещё рано. Оно появится в списке в свой день.',
    booked: () => 'Клиент уже записан, напоминать не нужно.',
    complaint: () => 'Клиент недоволен. Сначала поговорите с ним и закройте жалобу в его карточке.',
    capped: () => 'Этому клиенту недавно уже писали. Подождите или измените предел в настройках.',
    quiet: () => 'Сейчас тихие часы, и до конца срока разрешённого времени нет. Напишите в следующий раз или измените часы в настройках.',
    'no-words': () => 'Не хватает слов: шаблон пуст. Напишите текст на карточке.',
    'no-contact-point': () => 'У клиента нет ни телефона, ни почты. Добавьте контакт в его карточке.',
    'opted-out': () => 'Клиент просил не писать ему. Снять отказ может только он сам.',
    'no-consent': () =>
      'Нет согласия, какого требует закон. Отметьте согласие клиента в карточке или выберите основание для загрузки, если ещё не выбрали.',
    'no-channel': () => 'Ни один включённый канал не подходит этому клиенту. Включите почту или звонки в настройках.',
    'not-approved': () => 'Отменять нечего: касание ещё не отправляли.',
    'already-sent': () => 'Сообщение уже ушло, вернуть его нельзя.',
    'day-has-passed': () => 'Этот день уже прошёл. Выберите день не раньше завтрашнего.',
    'after-its-end': data =>
      `Позже это касание теряет смысл${data.day === undefined ? '' : `: последний день ${day(data.day)}`}. Если договорились с клиентом о другой дате, отметьте «Позже».`,
  },
  next: {
    allDone: 'На сегодня всё. Завтра здесь будут новые люди.',
    nothingDue: 'Сегодня никому не пора. Загляните завтра или посмотрите, кто на подходе, в разделе «Клиенты».',
    noHistory: 'Пока нет покупок. Загрузите файл с продажами или запишите первую покупку.',
    askContacts: count =>
      `Нет ни телефона, ни почты: ${people(count)}. Спросите контакт при следующей покупке или загрузите файл с телефонами в разделе «Загрузка».`,
    chooseConsent: count =>
      `Без согласия, какого требует закон: ${people(count)}. Пока его нет, писать им нельзя. Выберите основание в разделе «Загрузка», если ещё не выбрали, или отметьте согласие в карточке клиента.`,
  },
  rung: { soft: 'напомнить о себе', product: 'о вашем товаре', offer: 'прямое предложение', 'follow-up': 'договорённость' },
  channel: {
    sandbox: 'пробный ящик',
    email: 'почта',
    sms: 'SMS',
    telegram: 'Telegram',
    vk: 'ВКонтакте',
    max: 'MAX',
    whatsapp: 'WhatsApp',
    viber: 'Viber',
    'web-push': 'уведомление',
    hand: 'вручную',
  },
  heading: data =>
    `${formatDay(data.day, 'ru', { year: true })} — ${people(data.cards)}, около ${plural('ru', data.minutes, { one: '# минуты', few: '# минут', many: '# минут', other: '# минут' })}`,
  laterCards: count => `Ещё ${people(count)} — на завтра: на сегодня хватит.`,
  validUntil: iso => `до ${day(iso)}`,
  heldOut: count => `Контрольная группа сегодня: ${people(count)}. Им не пишем, чтобы узнать пользу напоминаний.`,
  unnamed: 'Без имени',
}
