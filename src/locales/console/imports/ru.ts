/** Import of files, in Russian. */
import { plural } from '../../../kernel/locale.ts'

const rows = (count: number) => plural('ru', count, { one: '# строка', few: '# строки', many: '# строк', other: '# строки' })

export const ru = {
  title: 'Загрузка',
  lead: 'Таблица продаж, выгрузка из кассы или телефонная книга. Сначала покажем, что поняли, — и только потом запишем.',
  drop: 'Перетащите файл сюда',
  or: 'или',
  choose: 'Выбрать файл',
  formats: 'Excel, выгрузка из 1С или кассы, CSV, контакты с телефона (VCF), JSON: любые столбцы, любая кодировка',
  reading: (name: string) => `Читаем ${name}…`,
  anotherFile: 'Другой файл',
  step: { check: 'Проверьте', commit: 'Записываем', done: 'Готово' },
  preview: {
    known: (data: { readonly created: string; readonly updated: string; readonly unchanged: string }) =>
      `Новых записей: ${data.created}, изменятся: ${data.updated}, уже есть: ${data.unchanged}.`,
    title: 'Вот что мы поняли',
    kind: 'Это',
    kinds: { customers: 'список клиентов', purchases: 'список покупок' },
    columns: 'Столбцы',
    column: 'В файле',
    meaning: 'Это у нас',
    samples: 'Например',
    ignore: 'Не загружать',
    readAs: 'читаем как ',
    refused: 'не возьмём',
    firstRows: (count: number) =>
      plural('ru', count, {
        one: 'Как мы прочитали первую строку',
        few: 'Как мы прочитали первые # строки',
        many: 'Как мы прочитали первые # строк',
        other: 'Как мы прочитали первые # строки',
      }),
    recheck: 'Проверяем заново…',
  },
  /** Below the number itself. */
  counts: {
    customers: (count: number) => plural('ru', count, { one: 'клиент', few: 'клиента', many: 'клиентов', other: 'клиента' }),
    purchases: (count: number) => plural('ru', count, { one: 'покупка', few: 'покупки', many: 'покупок', other: 'покупки' }),
    purchaseLines: (count: number) =>
      plural('ru', count, { one: 'позиция в чеках', few: 'позиции в чеках', many: 'позиций в чеках', other: 'позиции в чеках' }),
    refunds: (count: number) => plural('ru', count, { one: 'возврат', few: 'возврата', many: 'возвратов', other: 'возврата' }),
    anonymousPurchases: (count: number) =>
      plural('ru', count, { one: 'покупка без имени', few: 'покупки без имени', many: 'покупок без имени', other: 'покупки без имени' }),
  },
  brought: {
    customers: (count: number) => plural('ru', count, { one: '# клиент', few: '# клиента', many: '# клиентов', other: '# клиента' }),
    purchases: (count: number) => plural('ru', count, { one: '# покупка', few: '# покупки', many: '# покупок', other: '# покупки' }),
  },
  sheet: 'Лист',
  origin: {
    given: 'Столбцы выбрали вы. Для следующего такого файла запомним.',
    remembered: 'Столбцы такие же, как вы выбрали в прошлый раз.',
    preset: 'Узнали программу, которая сделала этот файл.',
    guessed: 'Столбцы поняли по заголовкам и значениям: проверьте.',
  },
  totals: {
    matches: (sum: string) => `Итог в файле сошёлся с нашим: ${sum}.`,
    differs: (data: { readonly file: string; readonly ours: string; readonly difference: string; readonly refused: string }) =>
      `В файле итог ${data.file}, у нас ${data.ours}. Разница ${data.difference}.`,
    explained: (data: { readonly file: string; readonly ours: string; readonly difference: string; readonly refused: string }) =>
      `В файле итог ${data.file}: у нас ${data.ours} и ещё ${data.refused} в строках, которые не взяли.`,
    converted: (sum: string) => `Вместе ${sum}: левы пересчитаны по 1,95583 за евро.`,
    months: 'По месяцам',
  },
  rejects: 'Скачать эти строки (XLSX)',
  repair: 'Исправьте их в таблице и загрузите её сюда же: они лягут к остальным.',
  sum: 'на сумму',
  sumAfterRefunds: (refunds: string) => `уже без возвратов на ${refunds}`,
  rejected: (count: number) =>
    plural('ru', count, {
      one: 'Не возьмём # строку',
      few: 'Не возьмём # строки',
      many: 'Не возьмём # строк',
      other: 'Не возьмём # строки',
    }),
  leftOut: (count: number) =>
    plural('ru', count, { one: 'Не взяли # строку', few: 'Не взяли # строки', many: 'Не взяли # строк', other: 'Не взяли # строки' }),
  skipped: (count: number) =>
    plural('ru', count, { one: 'Пропустим # строку', few: 'Пропустим # строки', many: 'Пропустим # строк', other: 'Пропустим # строки' }),
  warnings: (count: number) =>
    plural('ru', count, {
      one: 'Возьмём с оговоркой: # строка',
      few: 'Возьмём с оговоркой: # строки',
      many: 'Возьмём с оговоркой: # строк',
      other: 'Возьмём с оговоркой: # строки',
    }),
  line: (row: number) => `Строка ${row}`,
  firstOnly: (count: number) => `Показаны первые ${count}.`,
  nothing: 'В этом файле нечего записать. Посмотрите причины ниже или попробуйте другой файл.',
  commit: 'Записать',
  progress: {
    title: 'Записываем файл',
    reading: (data: { readonly done: string; readonly total: string }) => `Читаем: ${data.done} из ${data.total} МБ`,
    storing: (data: { readonly done: string; readonly total: string }) => `Записываем: ${data.done} из ${data.total} МБ`,
    note: 'Страницу можно закрыть: запись продолжится.',
    stop: 'Остановить',
    stopping: 'Останавливаем…',
    stopped: 'Остановлено. Записанное осталось: его можно отменить или дописать остальное.',
    goOn: 'Дописать остальное',
  },
  result: {
    title: 'Записано',
    created: 'новых',
    updated: 'обновлено',
    unchanged: 'уже было',
    again: 'Этот же файл можно загрузить ещё раз: ничего не задвоится.',
    toToday: 'Посмотреть, кому пора',
    toCustomers: 'Открыть клиентов',
  },
  basis: {
    title: 'Можно ли им писать?',
    text: 'Пока вы не ответите, никто из этого файла не получит ни одного сообщения. Отказавшихся раньше это не вернёт.',
    options: {
      explicit: ['Да, они сами согласились', 'Поставили галочку, подписали анкету, сказали «пишите». Можно и напоминать, и предлагать.'],
      'soft-opt-in': [
        'Они мои покупатели',
        'Давали телефон или почту при покупке. Можно напоминать о похожем, и в каждом письме будет, как отказаться.',
      ],
      contract: ['Только о заказах', 'Согласия на рекламу нет. Будем писать только о записи и заказе, без предложений.'],
    },
    softFallsShort:
      'По закону о рекламе в вашей стране этого мало: напоминать и предлагать можно только тем, кто согласился сам. Этим людям будем писать лишь о записи и заказе, а согласие спросите при следующей покупке.',
    save: 'Сохранить ответ',
    chosen: 'Основание',
    chosenText: 'Ответ записан с датой и вашим именем.',
  },
  undo: 'Отменить загрузку',
  undoTitle: 'Отменить эту загрузку?',
  undoText: 'Всё, что появилось из файла и чего вы не меняли, исчезнет; изменённое вами останется. Никому ничего не уйдёт.',
  undone: (count: number) => `Отменено: ${rows(count)}.`,
  kept: (count: number) => `Осталось, потому что вы это меняли: ${rows(count)}.`,
  stayed: {
    title: 'Осталось после отмены',
    text: 'Эти записи вы изменили после загрузки, поэтому они не исчезли.',
    nobody: 'без имени',
  },
  history: 'Что загружали',
  historyEmpty: 'Пока ничего.',
  states: {
    checked: 'проверен',
    committing: 'записываем',
    stopped: 'остановлено',
    done: 'записан',
    failed: 'не получилось',
    undoing: 'отменяем',
    undone: 'отменён',
  },
  failedText: 'Запись прервалась, и ничего не сохранено наполовину. Загрузите файл ещё раз.',
  needsBasis: 'не выбрано основание',
}

export type ImportsWords = typeof ru
