/** Why a booking could not be made or changed, and what to do about it. */
import type { Locale } from '../../kernel/locale.ts'

const en = {
  'slot-taken': 'That time is taken. Choose another.',
  'outside-hours': 'Nobody works at that time. Choose another.',
  'nobody-for-this': 'Nobody can take this. Check services and people in the booking settings.',
  'day-has-passed': 'That time has passed. Choose a later one.',
  'visit-not-over': 'The visit is not over yet. Mark it a quarter of an hour after its end.',
  'visit-cancelled': 'The booking is cancelled and its time given away. Make a new one.',
  'visit-over': 'The visit is over. Make a new booking.',
  'booked-elsewhere': 'This visit was booked in another program. Move or cancel it there: it follows here by itself.',
  'bad-time': 'The end must be after the beginning, at most 100 days later.',
  'bad-calendar': 'There is no calendar at this address. Copy the iCal (.ics) address from the calendar’s settings.',
}
export type BookingRefusalWords = typeof en

const ru: BookingRefusalWords = {
  'slot-taken': 'Это время уже занято. Выберите другое.',
  'outside-hours': 'В это время никто не работает. Выберите другое.',
  'nobody-for-this': 'Для этого некого записать. Проверьте услуги и мастеров в настройках записи.',
  'day-has-passed': 'Это время уже прошло. Выберите более позднее.',
  'visit-not-over': 'Визит ещё не закончился. Отметьте через четверть часа после его конца.',
  'visit-cancelled': 'Запись отменена, её время отдано. Запишите заново.',
  'visit-over': 'Визит уже прошёл. Запишите заново.',
  'booked-elsewhere': 'Эта запись сделана в другой программе. Перенесите или отмените её там — здесь она изменится сама.',
  'bad-time': 'Конец должен быть позже начала, самое большее на 100 дней.',
  'bad-calendar': 'По этому адресу нет календаря. Скопируйте адрес iCal (.ics) из настроек календаря.',
}
const bg: BookingRefusalWords = {
  'slot-taken': 'Този час вече е зает. Изберете друг.',
  'outside-hours': 'По това време никой не работи. Изберете друг час.',
  'nobody-for-this': 'Няма кой да го поеме. Проверете услугите и хората в настройките на часовете.',
  'day-has-passed': 'Този час вече мина. Изберете по-късен.',
  'visit-not-over': 'Посещението още не е приключило. Отбележете четвърт час след края му.',
  'visit-cancelled': 'Часът е отменен и отдаден. Запишете нов.',
  'visit-over': 'Посещението вече мина. Запишете нов час.',
  'booked-elsewhere': 'Този час е записан в друга програма. Преместете го или го отменете там: тук ще се промени сам.',
  'bad-time': 'Краят трябва да е след началото, най-много с 100 дни.',
  'bad-calendar': 'На този адрес няма календар. Копирайте адреса iCal (.ics) от настройките на календара.',
}
export const bookingRefusals: Readonly<Record<Locale, BookingRefusalWords>> = { ru, bg, en }
