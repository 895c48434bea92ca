/** What opens from a card of Today, in Russian: evidence, dates, reasons, outcomes, keys. */
import { plural } from '../../../kernel/locale.ts'

const people = (count: number) => plural('ru', count, { one: '# человек', few: '# человека', many: '# человек', other: '# человека' })

export const ru = {
  evidence: 'Почему: история покупок',
  evidenceSummary: (data: { readonly purchases: number; readonly fromDay: string; readonly toDay: string }) =>
    `${plural('ru', data.purchases, { one: '# покупка', few: '# покупки', many: '# покупок', other: '# покупки' })}. Следующую ждём с ${data.fromDay} по ${data.toDay}.`,
  evidenceDue: 'ждём',
  evidenceToday: 'сегодня',
  profile: 'Открыть карточку клиента',
  otherWay: 'Другим способом',
  softDone: 'Без письма: лайк, комментарий, привет — сделано',
  outcome: 'Чем закончилось?',
  inboxHead: 'Ответы клиентов',
  inboxWaits: (count: number) =>
    plural('ru', count, { one: '# ответ ждёт вас', few: '# ответа ждут вас', many: '# ответов ждут вас', other: '# ответа ждут вас' }),
  followUps: 'Договорённости',
  doneNothing: 'Сегодня никого тревожить не нужно. Завтра утром посмотрим снова.',
  doneText: (count: number) => `Вы связались: ${people(count)}. Остальное программа сделает сама.`,
  earned: {
    contacts: 'написали',
    booked: 'записались',
    agreed: 'договорились',
    purchases: 'вернулись с покупкой',
    revenue: 'они принесли',
  },
  soFar: 'Итог дня',
  silent: 'Кого не трогаем и почему',
  laterDialog: {
    tooLate: 'Откладывать некуда: этот срок кончается. Отправьте сейчас или пропустите.',
    title: 'Когда напомнить?',
    tomorrow: 'Завтра',
    threeDays: 'Через 3 дня',
    week: 'Через неделю',
    month: 'Через месяц',
    pick: 'Другой день',
    confirm: 'Напомнить',
  },
  dismissDialog: {
    title: 'Почему пропускаем?',
    hint: 'Программа запомнит и учтёт.',
    reasons: {
      'already-bought': 'Уже куплено',
      'talked-already': 'Уже поговорили',
      'wrong-reason': 'Срок посчитан неверно',
      'not-this-one': 'Просто не сейчас',
    },
  },
  outcomes: {
    booked: 'Запись',
    later: 'Позже',
    reached: 'Поговорили',
    'no-answer': 'Нет ответа',
    no: 'Не нужно',
    'bought-elsewhere': 'Куплено в другом месте',
    'wrong-number': 'Не тот номер',
    stop: 'Просит не писать',
  },
  outcomeDialog: {
    bookedTitle: 'На когда записать?',
    laterTitle: 'Когда связаться?',
    day: 'День',
    time: 'Время (если известно)',
    note: 'Заметка',
    save: 'Записать',
  },
  keys: {
    title: 'Клавиши на этой странице',
    next: 'следующий',
    previous: 'предыдущий',
    send: 'отправить',
    edit: 'изменить слова',
    later: 'позже',
    help: 'эта подсказка',
    on: 'Клавиши включены',
    note: 'Буквы работают по месту на клавиатуре, в любой раскладке.',
  },
}

export type CardWords = typeof ru
