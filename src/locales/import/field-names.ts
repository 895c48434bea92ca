/** What a column of a file can be taken for, as owners call it. */
import type { ImportField } from '../../domain/collect/header-synonyms.ts'
import type { Locale } from '../../kernel/locale.ts'

type FieldNames = Readonly<Record<ImportField, string>>

const ru: FieldNames = {
  datetime: 'Дата и время', date: 'Дата', time: 'Время', receipt_no: 'Номер чека или заказа',
  customer_name: 'Клиент', first_name: 'Имя', last_name: 'Фамилия', phone: 'Телефон',
  email: 'Почта', item: 'Товар или услуга', sku: 'Артикул', category: 'Группа товаров',
  qty: 'Количество', unit_price: 'Цена', list_price: 'Цена без скидки', discount: 'Скидка',
  line_total: 'Сумма', currency: 'Валюта', status: 'Состояние', kind: 'Вид записи',
  payment_method: 'Способ оплаты', staff: 'Сотрудник', location: 'Точка', card_no: 'Номер карты',
  birthday: 'День рождения', note: 'Заметка', consent: 'Согласие', tags: 'Метки',
  car_plate: 'Номер машины', address: 'Адрес', customer_no: 'Номер клиента',
}
const bg: FieldNames = {
  datetime: 'Дата и час', date: 'Дата', time: 'Час', receipt_no: 'Номер на бележка или поръчка',
  customer_name: 'Клиент', first_name: 'Име', last_name: 'Фамилия', phone: 'Телефон',
  email: 'Имейл', item: 'Стока или услуга', sku: 'Артикул', category: 'Група стоки',
  qty: 'Количество', unit_price: 'Цена', list_price: 'Цена без отстъпка', discount: 'Отстъпка',
  line_total: 'Сума', currency: 'Валута', status: 'Състояние', kind: 'Вид запис',
  payment_method: 'Начин на плащане', staff: 'Служител', location: 'Обект', card_no: 'Номер на карта',
  birthday: 'Рожден ден', note: 'Бележка', consent: 'Съгласие', tags: 'Етикети',
  car_plate: 'Номер на кола', address: 'Адрес', customer_no: 'Номер на клиент',
}
const en: FieldNames = {
  datetime: 'Date and time', date: 'Date', time: 'Time', receipt_no: 'Receipt or order number',
  customer_name: 'Customer', first_name: 'First name', last_name: 'Last name', phone: 'Phone',
  email: 'E-mail', item: 'Product or service', sku: 'Article number', category: 'Product group',
  qty: 'Quantity', unit_price: 'Price', list_price: 'Price before discount', discount: 'Discount',
  line_total: 'Sum', currency: 'Currency', status: 'Status', kind: 'Kind of record',
  payment_method: 'Payment', staff: 'Employee', location: 'Branch', card_no: 'Card number',
  birthday: 'Birthday', note: 'Note', consent: 'Consent', tags: 'Tags', car_plate: 'Car plate', address: 'Address', customer_no: 'Customer number',
}

const NAMES: Readonly<Record<Locale, FieldNames>> = { ru, bg, en }

export function fieldNames(locale: Locale): FieldNames {
  return NAMES[locale]
}
