/** Список звонков: на экране и на листе А4. */
import { plural } from '../../../kernel/locale.ts'

export const ru = {
  lead: (count: number) =>
    plural('ru', count, {
      one: '# звонок на сегодня',
      few: '# звонка на сегодня',
      many: '# звонков на сегодня',
      other: '# звонка на сегодня',
    }),
  empty: 'На сегодня звонить некому. Загляните завтра.',
  print: 'Напечатать',
  call: (name: string) => `Позвонить: ${name}`,
  until: (day: string) => `до ${day}`,
  result: 'Итог',
  dayLater: 'Когда напомнить',
  dayBooked: 'На какой день',
  stopMeans: 'Больше ни писать, ни звонить ему не будем.',
  paperResults: ['записан', 'позже: ____', 'нет', 'не взял', 'не тот номер', 'не звонить'],
}

export type CallsWords = typeof ru
