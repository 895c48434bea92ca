/** Списък за обаждания: на екрана и на лист А4. */
import { plural } from '../../../kernel/locale.ts'
import type { CallsWords } from './ru.ts'

export const bg: CallsWords = {
  lead: count => plural('bg', count, { one: '# обаждане за днес', other: '# обаждания за днес' }),
  empty: 'Днес няма на кого да се обадите. Погледнете утре.',
  print: 'Отпечатай',
  call: name => `Обадете се: ${name}`,
  until: day => `до ${day}`,
  result: 'Резултат',
  dayLater: 'Кога да напомним',
  dayBooked: 'За кой ден',
  stopMeans: 'Няма повече да му пишем и да го търсим.',
  paperResults: ['записан', 'по-късно: ____', 'не', 'не вдигна', 'грешен номер', 'да не звъним'],
}
