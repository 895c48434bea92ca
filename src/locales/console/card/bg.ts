/** What opens from a card of Today, in Bulgarian: evidence, dates, reasons, outcomes, keys. */
import { plural } from '../../../kernel/locale.ts'
import type { CardWords } from './ru.ts'

const people = (count: number) => plural('bg', count, { one: '# човек', other: '# души' })

export const bg: CardWords = {
  evidence: 'Защо: историята на покупките',
  evidenceSummary: data =>
    `${plural('bg', data.purchases, { one: '# покупка', other: '# покупки' })}. Следващата очакваме от ${data.fromDay} до ${data.toDay}.`,
  evidenceDue: 'очакваме',
  evidenceToday: 'днес',
  profile: 'Отвори картона на клиента',
  otherWay: 'По друг начин',
  softDone: 'Без писмо: харесване, коментар, поздрав – готово',
  outcome: 'Какво стана?',
  inboxHead: 'Отговори от клиенти',
  inboxWaits: count => plural('bg', count, { one: '# отговор Ви чака', other: '# отговора Ви чакат' }),
  followUps: 'Уговорки',
  doneNothing: 'Днес няма кого да безпокоим. Утре сутрин ще погледнем пак.',
  doneText: count => `Свързахте се с ${people(count)}. Останалото програмата ще свърши сама.`,
  earned: { contacts: 'писахме', booked: 'записаха се', agreed: 'уговорихме', purchases: 'върнаха се с покупка', revenue: 'донесоха' },
  soFar: 'Денят досега',
  silent: 'На кого не пишем и защо',
  laterDialog: {
    tooLate: 'Няма накъде да се отлага: срокът изтича. Изпратете сега или го пропуснете.',
    title: 'Кога да напомним?',
    tomorrow: 'Утре',
    threeDays: 'След 3 дни',
    week: 'След седмица',
    month: 'След месец',
    pick: 'Друг ден',
    confirm: 'Напомни',
  },
  dismissDialog: {
    title: 'Защо го пропускаме?',
    hint: 'Програмата ще го запомни и ще се съобрази.',
    reasons: {
      'already-bought': 'Вече купи',
      'talked-already': 'Вече говорихме',
      'wrong-reason': 'Срокът е сметнат грешно',
      'not-this-one': 'Просто не сега',
    },
  },
  outcomes: {
    booked: 'Записа се',
    later: 'Моли за по-късно',
    reached: 'Говорихме',
    'no-answer': 'Не отговори',
    no: 'Не желае',
    'bought-elsewhere': 'Купил е другаде',
    'wrong-number': 'Грешен номер',
    stop: 'Моли да не пишем',
  },
  outcomeDialog: {
    bookedTitle: 'За кога да го запишем?',
    laterTitle: 'Кога да се свържем?',
    day: 'Ден',
    time: 'Час (ако се знае)',
    note: 'Бележка',
    save: 'Запиши',
  },
  keys: {
    title: 'Клавиши на тази страница',
    next: 'следващ',
    previous: 'предишен',
    send: 'изпрати',
    edit: 'промени думите',
    later: 'по-късно',
    help: 'тази подсказка',
    on: 'Клавишите са включени',
    note: 'Буквите важат според мястото си на клавиатурата, при всяка подредба.',
  },
}
