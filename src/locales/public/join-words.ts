/** The page on which somebody leaves his contact, and the letter that asks him to confirm it. */
import type { Locale } from '../../kernel/locale.ts'

const en = {
  name: 'Your name',
  contact: 'Phone or e-mail',
  contactHint: 'one is enough',
  agree: (shop: string) =>
    `I agree that ${shop} may send me reminders and offers to this contact. I can stop them at any time, free of charge.`,
  trap: 'Leave this field empty',
  join: 'Sign up and get it',
  privacy: 'Your contact stays with us. It is passed on to nobody and deleted when you ask.',
  notAgreed: 'Without your yes we may not write to you. Tick the box, or leave the page: nothing was saved.',
  badContact: 'We cannot read this contact. Write a phone number with the country code, or an e-mail address.',
  stopped: 'This address has asked us to stop writing, so we did not sign it up again. If you changed your mind, just tell us.',
  noMail: 'We cannot confirm e-mail addresses just now. Leave a phone number instead.',
  bot: 'Please leave the last field empty and send the form again.',
  waitingTitle: 'One step left',
  waiting: 'A letter with a link is on its way to you. Open it within 7 days and confirm; your gift waits there. Look into spam too.',
  alreadyTitle: 'You are already with us',
  already: 'This contact is already signed up here. Name it at the till, and we will find your gift.',
  confirmTitle: 'Is this you?',
  confirm: 'Yes, sign me up',
  confirmHint: 'If it was not you, just close this page: nothing will come.',
  thanksTitle: 'Thank you, you are signed up',
  gift: 'Your gift',
  code: 'Show this code at the till:',
  until: (day: string) => `Valid until ${day}.`,
  byHand: 'Show this page at the till.',
  letterSubject: (shop: string) => `Confirm that you want to hear from ${shop}`,
  letter: (shop: string, link: string) =>
    `Hello! Somebody, most likely you, signed up at ${shop} with this address. Confirm it here and see your gift:\n${link}\n\nIt was not you? Do nothing, and nothing more will come.`,
}
export type JoinWords = typeof en

const ru: JoinWords = {
  name: 'Ваше имя',
  contact: 'Телефон или почта',
  contactHint: 'достаточно одного',
  agree: shop => `Даю согласие на напоминания и предложения по этому контакту (${shop}). Отказаться можно в любой момент и бесплатно.`,
  trap: 'Оставьте это поле пустым',
  join: 'Подписаться и получить подарок',
  privacy: 'Контакт останется у нас: мы никому его не передадим и удалим по вашей просьбе.',
  notAgreed: 'Без вашего согласия писать нельзя. Поставьте отметку или закройте страницу: мы ничего не сохранили.',
  badContact: 'Не получилось прочитать контакт. Напишите телефон с кодом страны или адрес почты.',
  stopped: 'С этого адреса нас просили больше не писать, поэтому мы его не подписали. Передумали — просто скажите нам.',
  noMail: 'Сейчас мы не можем подтвердить адрес почты. Оставьте, пожалуйста, телефон.',
  bot: 'Оставьте последнее поле пустым и отправьте ещё раз.',
  waitingTitle: 'Остался один шаг',
  waiting: 'Мы отправили вам письмо со ссылкой. Откройте её в течение 7 дней и подтвердите: подарок ждёт там. Загляните и в спам.',
  alreadyTitle: 'Вы уже с нами',
  already: 'Этот контакт здесь уже записан. Назовите его на кассе, и мы найдём ваш подарок.',
  confirmTitle: 'Это вы?',
  confirm: 'Да, подпишите меня',
  confirmHint: 'Если это не вы, просто закройте страницу: ничего не придёт.',
  thanksTitle: 'Спасибо, теперь вы с нами',
  gift: 'Ваш подарок',
  code: 'Покажите этот код на кассе:',
  until: day => `Действует до ${day}.`,
  byHand: 'Покажите эту страницу на кассе.',
  letterSubject: shop => `Подтвердите подписку: ${shop}`,
  letter: (shop, link) =>
    `Здравствуйте! Этот адрес оставили в «${shop}» — скорее всего, вы сами. Подтвердите его и заберите подарок:\n${link}\n\nЕсли это не вы, ничего не делайте: больше писем не будет.`,
}

const bg: JoinWords = {
  name: 'Вашето име',
  contact: 'Телефон или имейл',
  contactHint: 'едното е достатъчно',
  agree: shop =>
    `Давам съгласие да получавам напомняния и предложения на този контакт (${shop}). Мога да откажа по всяко време и безплатно.`,
  trap: 'Оставете това поле празно',
  join: 'Записване и подарък',
  privacy: 'Контактът остава при нас: не го предаваме на никого и го изтриваме, щом поискате.',
  notAgreed: 'Без Вашето съгласие не можем да пишем. Отбележете полето или затворете страницата: нищо не е запазено.',
  badContact: 'Не успяваме да прочетем контакта. Напишете телефон с кода на страната или имейл адрес.',
  stopped: 'От този адрес ни помолиха да не пишем повече, затова не го записахме отново. Ако сте размислили, просто ни кажете.',
  noMail: 'В момента не можем да потвърдим имейл адрес. Оставете телефон, моля.',
  bot: 'Оставете последното поле празно и изпратете отново.',
  waitingTitle: 'Остава една стъпка',
  waiting: 'Изпратихме Ви писмо с връзка. Отворете я до 7 дни и потвърдете: подаръкът чака там. Погледнете и в спама.',
  alreadyTitle: 'Вече сте с нас',
  already: 'Този контакт вече е записан тук. Кажете го на касата и ще намерим подаръка Ви.',
  confirmTitle: 'Вие ли сте?',
  confirm: 'Да, запишете ме',
  confirmHint: 'Ако не сте Вие, просто затворете страницата: нищо няма да дойде.',
  thanksTitle: 'Благодарим, записани сте',
  gift: 'Вашият подарък',
  code: 'Покажете този код на касата:',
  until: day => `Валиден до ${day}.`,
  byHand: 'Покажете тази страница на касата.',
  letterSubject: shop => `Потвърдете, че искате новини от ${shop}`,
  letter: (shop, link) =>
    `Здравейте! Този адрес беше оставен в „${shop}“, най-вероятно от Вас. Потвърдете го и вземете подаръка си:\n${link}\n\nНе сте Вие? Не правете нищо и повече писма няма да има.`,
}

export const joinWords: Readonly<Record<Locale, JoinWords>> = { en, ru, bg }
