/** Customers, profile and quick sale, in Russian. */
import { plural } from '../../../kernel/locale.ts'

const purchases = (count: number) => plural('ru', count, { one: '# покупка', few: '# покупки', many: '# покупок', other: '# покупки' })
const days = (count: number) => plural('ru', count, { one: '# день', few: '# дня', many: '# дней', other: '# дня' })

export const ru = {
  title: 'Клиенты',
  total: (count: number) => plural('ru', count, { one: '# клиент', few: '# клиента', many: '# клиентов', other: '# клиента' }),
  search: 'Имя, телефон или почта',
  filter: 'Группы',
  all: 'Все',
  more: 'Показать ещё',
  found: (count: number) => plural('ru', count, { one: 'Показан # клиент', few: 'Показаны # клиента', many: 'Показано # клиентов', other: 'Показано # клиента' }),
  nobody: 'Никого не нашли. Попробуйте часть имени или последние цифры телефона.',
  emptyTitle: 'Здесь будут ваши клиенты',
  emptyText: 'Загрузите таблицу продаж или телефонную книгу — программа сама поймёт, кто постоянный, а кто теряется.',
  importFile: 'Загрузить файл',
  add: 'Добавить клиента',
  purchases,
  lastOn: (day: string) => `последняя ${day}`,
  dueOn: (day: string) => `ждём ${day}`,
  overdue: (count: number) => `опаздывает на ${days(count)}`,
  dueToday: 'ждём сегодня',
  noPurchases: 'покупок ещё не было',
  sale: {
    title: 'Продажа или новый клиент',
    hint: 'Хватит телефона или имени. Сумму можно не писать — тогда просто запомним человека.',
    who: 'Кто', whoHint: 'Телефон или имя', what: 'Что купил', howMuch: 'Сколько', when: 'Когда',
    known: 'Уже есть', chosen: (name: string) => `Клиент: ${name}`, change: 'Другой',
    more: 'Ещё о человеке', email: 'Почта', source: 'Откуда пришёл',
    consent: 'Есть согласие на сообщения',
    consentText: 'Согласие на напоминания и предложения, сказано лично',
    record: 'Записать продажу', addOnly: 'Добавить клиента', recorded: 'Продажа записана.', added: (name: string) => `Добавили: ${name}.`, open: 'Открыть карточку',
    badSum: 'Сумма — это число, например 2400 или 2400,50.', anonymous: 'Без имени',
  },
  sources: { existing: 'Уже был клиентом', referral: 'По рекомендации', ads: 'Реклама', 'walk-in': 'Шёл мимо', unknown: 'Не знаем' },
  profile: {
    back: 'Все клиенты',
    recordPurchase: 'Записать покупку', recordReply: 'Записать ответ', edit: 'Изменить',
    cycleTitle: 'Как часто приходит',
    gapsLabel: (data: { readonly low: string, readonly middle: string, readonly high: string }) =>
      `Дни между покупками. Обычно от ${data.low} до ${data.high}, чаще всего ${data.middle}.`,
    gapsTable: 'Промежутки между покупками', from: 'С', to: 'По', days: 'Дней', gapDays: days,
    chances: 'Вероятность, что придёт', within: (count: number) => `за ${days(count)}`,
    noCycle: 'Пока рано говорить о ритме: нужна хотя бы одна покупка.',
    next: 'Следующее касание', nextOn: (day: string) => `Запланировано на ${day}`, agreed: (day: string) => `Договорились на ${day}`,
    silence: 'Сообщений не будет',
    facts: 'О клиенте', firstPurchase: 'Впервые', lastPurchase: 'Последний раз', count: 'Покупок', spent: 'Всего потратил', source: 'Откуда', birthday: 'День рождения',
    preferred: 'Удобный способ', note: 'Заметка', language: 'Язык', none: 'не указано',
    contacts: 'Контакты и согласия', suppressed: 'просьба не писать', noContacts: 'Контактов нет. Добавьте телефон или почту, чтобы можно было напомнить.',
    consentGiven: 'можно писать', consentWithdrawn: 'отказ', consentNone: 'согласия нет',
    give: 'Согласие есть', withdraw: 'Отказ',
    giveText: 'Согласие на напоминания и предложения, сказано лично', withdrawText: 'Отказ от сообщений, сказано лично',
    timeline: 'История', timelineEmpty: 'Пока ничего не было.', refund: 'Возврат',
    merge: 'Объединить с другим', mergeTitle: 'Это один и тот же человек?', mergeHint: 'Найдите вторую карточку. Истории соединятся; отменить можно здесь же.',
    merged: 'Карточки объединены.', unmerge: 'Разъединить', unmerged: 'Карточки снова отдельно.', mergedOn: (data: { readonly name: string, readonly day: string }) => `Присоединён: ${data.name}, ${data.day}`,
    export: 'Выгрузить всё о клиенте',
    erase: 'Удалить навсегда', eraseTitle: (name: string) => `Удалить: ${name}?`,
    eraseText: 'Имя и контакты исчезнут отовсюду, писать ему больше не будем никогда. Суммы в отчётах останутся. Вернуть нельзя.',
    eraseConfirm: 'Удалить навсегда', erased: 'Удалено.',
  },
  editDialog: {
    title: 'О клиенте', name: 'Имя и фамилия', first: 'Как обращаться', phones: 'Телефоны', emails: 'Почта', several: 'Несколько — через запятую',
    birthDay: 'День', birthMonth: 'Месяц', birthYear: 'Год (можно не писать)', note: 'Заметка', contentEvery: 'Как часто присылать новости',
    every: { '': 'Не указано', '0': 'Никогда', '7': 'Раз в неделю', '14': 'Раз в две недели', '30': 'Раз в месяц' },
    locale: 'Язык сообщений', anyLocale: 'Как у всех',
  },
  replyDialog: { title: 'Что ответил клиент?', words: 'Своими словами (можно не писать)', day: 'День', save: 'Записать', needDay: 'Для «запись» и «позже» нужен день.' },
  refundDialog: { title: 'Возврат', whole: 'Вся покупка', part: 'Часть суммы', reason: 'Причина', save: 'Оформить возврат', done: 'Возврат записан.' },
}

export type CustomersWords = typeof ru
