import { formatDay, plural } from '../../kernel/locale.ts'
import type { PlanWords, WhyData } from './plan-words.ts'
import { rhythmText } from './rhythm.ts'

const day = (iso: string): string => formatDay(iso, 'bg')
const days = (count: number): string => plural('bg', count, { one: '# ден', other: '# дни' })
const everyDays = (count: number): string => (count === 1 ? 'всеки ден' : `на всеки ~${days(count)}`)
const every = (data: WhyData): string => (data.year ? rhythmText(data, 'bg') : everyDays(data.cycleDays))
const people = (count: number): string => plural('bg', count, { one: '# клиент', other: '# клиенти' })
const purchases = (count: number): string => plural('bg', count, { one: '# покупка', other: '# покупки' })
const last = ({ lastDay, isLongAgo }: WhyData): string => formatDay(lastDay, 'bg', { year: isLongAgo })
const likely = ({ likely }: WhyData): string => (likely === null ? '' : ` (80 % между ${day(likely.from)} и ${day(likely.to)})`)
const said = ({ agreedWords }: WhyData): string => (agreedWords === '' ? '' : `: „${agreedWords}“`)

export const bg: PlanWords = {
  why: {
    due: data => `Идва ${every(data)}, последно на ${last(data)} – време е около ${day(data.dueDay)}${likely(data)}.`,
    'due-guess': data =>
      `Засега ${purchases(data.purchases)}, последната на ${last(data)}. Съдейки по другите клиенти, ще се върне около ${day(data.dueDay)}; това е предположение.`,
    overdue: data =>
      `Обикновено идва ${every(data)}, а последната покупка е от ${last(data)}, преди ${days(data.silenceDays)}: точно време за напомняне.`,
    'no-rhythm': data =>
      `${purchases(data.purchases)} без ясен ритъм, последната на ${last(data)}. Може да се върне около ${day(data.dueDay)} – едно напомняне стига.`,
    'second-purchase': data =>
      `Една покупка, на ${last(data)}, и обичайният срок мина: ${days(data.silenceDays)} тишина. Един опит за втора покупка.`,
    'win-back': data =>
      `${purchases(data.purchases)}, ${every(data)}, а после тишина: последната е от ${last(data)}, преди ${days(data.silenceDays)}. Струва си една покана.`,
    promise: data =>
      `Уговорихте се${data.agreedDay === null ? '' : ` на ${day(data.agreedDay)}`} да се чуете на ${day(data.dueDay)}${said(data)}. Обещанието се спазва.`,
    'group-due': data => `„${data.about}“: обикновено ${every(data)}, последно ${last(data)} – време е около ${day(data.dueDay)}.`,
    'asset-return': data =>
      `При Вас се пази „${data.about}“: уговорено е да се вземе на ${day(data.dueDay)}. Сега е моментът да поканите и да запишете час.`,
    'asset-service': data =>
      `„${data.about}“: обслужване ${every(data)}, последното – ${last(data)}. Следващото е около ${day(data.dueDay)}.`,
    warranty: data => `„${data.about}“: гаранцията изтича на ${day(data.dueDay)}. Предупредете, докато още може да се използва.`,
    birthday: data => `Рожден ден на ${day(data.dueDay)}. Просто честитете, без оферти.`,
    season: data => `Започва сезонът „${data.about}“, а последната покупка е от ${last(data)}. Поканете, докато има свободни часове.`,
    welcome: data => `Първа покупка – ${last(data)}. Благодарете и се запомнете; засега няма какво да се продава.`,
    thanks: data => `${purchases(data.purchases)} – имат Ви доверие. Благодарете без отстъпки и помолете да Ви препоръчат на познати.`,
    elsewhere: data => `Последния път купи другаде, ${last(data)}. Следващият път е около ${day(data.dueDay)}: бъдете първи.`,
    campaign: data => `Кампания, която одобрихте: „${data.about}“.`,
    content: data => `Материал по интереси, както клиентът поиска: „${data.about}“.`,
    event: data => `Събитие: „${data.about}“.`,
    coupon: data => `Купонът (${data.about}) още не е използван и важи до ${day(data.dueDay)}.`,
    linked: data => `${last(data)} – „${data.about}“. Други след това обикновено вземат следващото около ${day(data.dueDay)}.`,
  },
  chip: {
    cycle: count => (count === 1 ? everyDays(count) : `веднъж на ~${days(count)}`),
    due: iso => `срок ${day(iso)}`,
    overdue: count => `закъснява с ${days(count)}`,
    silent: count => `${days(count)} тишина`,
    once: 'една покупка',
    promise: iso => `уговорка за ${day(iso)}`,
    softTask: 'може и без писмо: харесване, поздрав',
    guess: 'срокът е предположение',
    tryNo: count => `опит ${count}`,
    about: name => `„${name}“`,
    benefit: { thanks: 'благодарим, без отстъпка', terms: 'специални условия', none: '' },
  },
  also: names => ` Наред с това е време и за: ${names.join(', ')} – с едно съобщение.`,
  greeting: { birthday: 'рожден ден', thanks: 'благодарност', welcome: 'добре дошли' },
  notContacted: {
    booked: count => `${people(count)}: вече има запис. Няма нужда да се пише.`,
    'follow-up-open': count => `${people(count)}: имате уговорка. Ще Ви напомним в уговорения ден.`,
    'no-contact-point': count => `${people(count)}: няма нито телефон, нито имейл. Попитайте при следващата среща.`,
    'opted-out': count => `${people(count)}: отказ от съобщения. Обслужвайте както винаги, когато дойдат.`,
    'no-consent': count =>
      `${people(count)}: няма съгласие, каквото иска законът. Изберете основание във „Внасяне“, ако още не сте, или отбележете съгласие в картата на клиента.`,
    'no-channel': count => `${people(count)}: никой включен канал не подхожда. Включете имейл или обаждания в настройките.`,
    'held-out': count => `${people(count)}: контролна група. На тях не пишем, за да се вижда колко носят напомнянията.`,
    capped: count => `${people(count)}: напоследък вече им писахме достатъчно. Ще опитаме пак, когато мине време.`,
    quiet: count => `${people(count)}: в техните часове няма кога да се пише. Проверете разрешените часове в настройките.`,
    'told-already': count => `${people(count)}: вече е казано с друго съобщение. Не е нужно да правите нищо.`,
    unanswered: count =>
      `${people(count)}: не отговарят на напомнянията. Правим по-дълга пауза, после ги оставяме на мира; дойдат ли сами, всичко започва отначало.`,
    complaint: count => `${people(count)}: недоволни са. Докато не поговорите с тях и не приключите оплакването, реклама няма да има.`,
    'over-budget': count =>
      `${people(count)}: минутите Ви не стигнаха. Увеличете времето на ден в настройките, ако искате да стигате до повече.`,
  },
  refusal: {
    'not-found': () => 'Това напомняне вече го няма. Обновете страницата.',
    'not-open': () => 'Това напомняне вече е направено или отменено. Обновете списъка.',
    'too-late': () => 'Срокът на това напомняне изтече. Следващото ще се появи само.',
    'too-early': () => 'За това напомняне е още рано. Ще се появи в своя ден.',
    booked: () => 'Клиентът вече е записан, няма нужда от напомняне.',
    complaint: () => 'Клиентът е недоволен. Първо поговорете с него и приключете оплакването в картона му.',
    capped: () => 'На този клиент скоро вече е писано. Изчакайте или променете ограничението в настройките.',
    quiet: () => 'Сега са тихи часове и до края на срока няма разрешено време. Променете часовете в настройките, ако е нужно.',
    'no-words': () => 'Липсват думи: шаблонът е празен. Напишете текст на картата.',
    'no-contact-point': () => 'Клиентът няма нито телефон, нито имейл. Добавете контакт в неговата карта.',
    'opted-out': () => 'Клиентът е помолил да не му се пише. Само той може да оттегли отказа си.',
    'no-consent': () =>
      'Няма съгласие, каквото иска законът. Отбележете съгласието на клиента в картата или изберете основание за внасянето, ако още не сте.',
    'no-channel': () => 'Никой включен канал не подхожда на този клиент. Включете имейл или обаждания в настройките.',
    'not-approved': () => 'Няма какво да се върне: още не е изпратено.',
    'already-sent': () => 'Съобщението вече замина и не може да се върне.',
    'day-has-passed': () => 'Този ден вече мина. Изберете най-рано утрешния.',
    'after-its-end': data =>
      `По-късно това напомняне губи смисъл${data.day === undefined ? '' : `: последният ден е ${day(data.day)}`}. Ако сте се уговорили за друга дата, отбележете „По-късно“.`,
  },
  next: {
    allDone: 'Това е всичко за днес. Утре тук ще има нови хора.',
    nothingDue: 'Днес за никого не е дошло време. Надникнете утре или вижте кой наближава в „Клиенти“.',
    noHistory: 'Още няма покупки. Качете файл с продажби или запишете първата покупка.',
    askContacts: count => `Без телефон и имейл: ${people(count)}. Попитайте при следващата покупка или качете файл с телефони в „Внасяне“.`,
    chooseConsent: count =>
      `Без съгласие, каквото иска законът: ${people(count)}. Докато го няма, не бива да им се пише. Изберете основание във „Внасяне“, ако още не сте, или отбележете съгласие в картата на клиента.`,
  },
  rung: { soft: 'да се сетят за Вас', product: 'за Вашия продукт', offer: 'директно предложение', 'follow-up': 'уговорка' },
  channel: {
    sandbox: 'пробна кутия',
    email: 'имейл',
    sms: 'SMS',
    telegram: 'Telegram',
    vk: 'VK',
    max: 'MAX',
    whatsapp: 'WhatsApp',
    viber: 'Viber',
    'web-push': 'известие',
    hand: 'на ръка',
  },
  heading: data =>
    `${formatDay(data.day, 'bg', { year: true })} – ${people(data.cards)}, около ${plural('bg', data.minutes, { one: '# минута', other: '# минути' })}`,
  laterCards: count => `Още ${people(count)} – за утре: за днес стига.`,
  validUntil: iso => `до ${day(iso)}`,
  heldOut: count => `Контролна група днес: ${people(count)}. Не им пишем, за да узнаем ползата от напомнянията.`,
  unnamed: 'Без име',
}
