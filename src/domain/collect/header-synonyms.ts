/**
 * Column headings that shops, tills and phone books use, in Russian, Bulgarian and English.
 * Written as people write them; headings.ts brings both sides to one normal form before it compares.
 */
export const HEADER_SYNONYMS = {
  datetime: [
    'created at', 'created', 'order date', 'processed at', 'paid at', 'date created', 'дата создания', 'дата и время', 'дата время',
    'дата заказа', 'дата на поръчката', 'datetime', 'timestamp', 'created at date', 'date time', 'дата и час',
  ],
  date: [
    'дата', 'дата продажи', 'дата визита', 'дата чека', 'дата документа', 'дата покупки', 'дата операции', 'день', 'когда', 'date',
    'sale date', 'visit date', 'purchase date', 'invoice date', 'transaction date', 'дата на продажба', 'дата на посещение',
    'дата на фактура', 'ден', 'date of purchase', 'date of sale', 'дата покупка', 'дата на покупка', 'дата время чека', 'invoicedate',
    'order day', 'day', 'visit',
  ],
  time: [
    'время', 'время чека', 'время визита', 'час', 'time', 'hour',
  ],
  receipt_no: [
    'чек', 'номер чека', '№ чека', 'n чека', '№', 'номер', 'номер заказа', '№ заказа', 'заказ', 'накладная', '№ накладной',
    'номер накладной', 'документ', 'номер документа', '№ документа', 'бон', 'касов бон', 'фактура', 'фактура №', 'номер на фактура',
    '№ на фактура', 'поръчка', '№ на поръчка', 'order', 'order id', 'order no', 'order number', 'order_id', 'receipt', 'receipt no',
    'receipt number', 'invoice', 'invoice no', 'invoice number', 'stock document', 'order reference', 'transaction id', 'basket id',
    'check no', 'bill no', 'касова бележка', '№ чека ккт',
  ],
  customer_name: [
    'клиент', 'покупатель', 'фио', 'ф и о', 'имя', 'имя клиента', 'имя покупателя', 'контрагент', 'заказчик', 'гость', 'пациент',
    'пассажир', 'кто', 'покупатель фио', 'покупатель наименование', 'клиент фио', 'наименование контрагента', 'купувач', 'име',
    'име на клиент', 'име и фамилия', 'контрагент име', 'customer', 'customer name', 'client', 'client name', 'name', 'full name',
    'buyer', 'billing name', 'guest',
  ],
  first_name: [
    'first name', 'given name', 'billing first name', 'имя отдельно', 'собствено име', 'firstname',
  ],
  last_name: [
    'фамилия', 'last name', 'family name', 'surname', 'billing last name', 'фамилия на клиент', 'lastname',
  ],
  phone: [
    'телефон', 'телефоны', 'тел', 'номер телефона', 'мобильный', 'мобильный телефон', 'сотовый', 'контактный телефон',
    'покупатель телефон', 'клиент телефон', 'моб', 'контакт', 'телефонен номер', 'мобилен', 'мобилен телефон', 'тел номер', 'gsm', 'гсм',
    'phone', 'phone number', 'mobile', 'mobile phone', 'cell', 'tel', 'telephone', 'billing phone', 'customer phone', 'phone 1 value',
    'phone 2 value', 'phone 3 value', 'phone 1', 'phone 2', 'phone1', 'phone2', 'телефон 1', 'телефон 2', 'телефон клиента',
    'номер телефон', 'мобильный номер', 'home phone', 'work phone', 'main phone', 'business phone', 'billing phone number',
    'телефон на клиента', 'тел на клиент',
  ],
  email: [
    'email', 'e mail', 'mail', 'почта', 'эл почта', 'электронная почта', 'емейл', 'имейл', 'имейл адрес', 'ел поща', 'електронна поща',
    'customer email', 'billing email', 'email address', 'e mail 1 value', 'e mail 2 value', 'e mail address', 'email 1', 'email 2',
    'mail address', 'e mail адрес',
  ],
  item: [
    'товар', 'товары', 'услуга', 'услуги', 'номенклатура', 'наименование', 'наименование товара', 'название', 'товар наименование',
    'позиция', 'состав', 'что делали', 'артикул наименование', 'стока', 'стоки', 'услуга стока', 'продукт', 'наименование на стоката',
    'описание', 'item', 'items', 'product', 'product name', 'service', 'lineitem name', 'description', 'title', 'product title',
    'product code', 'stock code name', 'вид работ', 'работы', 'вид услуги', 'услуга товар', 'продукти', 'изделие',
  ],
  sku: [
    'артикул', 'код товара', 'код', 'штрихкод', 'sku', 'barcode', 'item code', 'lineitem sku', 'баркод', 'код на стоката', 'stock code',
    'product sku', 'product id',
  ],
  category: [
    'категория', 'группа', 'товар категория', 'вид', 'раздел', 'category', 'group', 'product type', 'група',
  ],
  qty: [
    'количество', 'кол во', 'кол', 'шт', 'товар кол во', 'количество товара', 'к во', 'бр', 'брой', 'количество на стоката', 'qty',
    'quantity', 'pcs', 'count', 'lineitem quantity', 'units',
  ],
  unit_price: [
    'цена', 'цена за ед', 'цена за единицу', 'ед цена', 'единична цена', 'цена без скидки', 'price', 'unit price', 'rate',
    'lineitem price', 'price per unit', 'unitprice', 'ед цена с ддс',
  ],
  list_price: [
    'стоимость', 'стоимость без скидки', 'полная стоимость', 'list price', 'subtotal',
  ],
  discount: [
    'скидка', 'скидка %', 'сумма скидки', 'отстъпка', 'discount', 'discount amount', 'lineitem discount',
  ],
  line_total: [
    'сумма', 'сумма со скидкой', 'оплачено', 'сумма чека', 'итого', 'всего', 'к оплате', 'выручка', 'товар сумма', 'сколько', 'стойност',
    'сума', 'обща сума', 'платено', 'платена сума', 'line total', 'total', 'amount', 'paid', 'total paid', 'amount paid', 'sum',
    'revenue', 'grand total', 'стоимость покупки', 'сумма покупки', 'сумма продажи', 'сумма заказа', 'общая сумма', 'итоговая сумма',
    'стойност на покупката', 'сума на покупката', 'turnover', 'gross', 'net amount', 'order total', 'total price', 'line amount',
    'value', 'оборот',
  ],
  currency: [
    'валюта', 'валута', 'currency', 'вал',
  ],
  status: [
    'статус', 'статус оплаты', 'состояние', 'статус заказа', 'состояние заказа', 'състояние', 'статус на поръчка', 'status',
    'financial status', 'payment status', 'order status',
  ],
  kind: [
    'тип', 'вид операции', 'операция', 'тип операции', 'type', 'transaction type', 'вид операция',
  ],
  payment_method: [
    'оплата', 'способ оплаты', 'тип оплаты', 'вид оплаты', 'плащане', 'начин на плащане', 'payment', 'payment method',
  ],
  staff: [
    'мастер', 'сотрудник', 'кассир', 'продавец', 'менеджер', 'специалист', 'водитель', 'служител', 'касиер', 'оператор', 'майстор',
    'staff', 'employee', 'cashier', 'master', 'specialist', 'driver',
  ],
  location: [
    'точка', 'магазин', 'салон', 'филиал', 'касса', 'адрес точки', 'обект', 'магазин обект', 'store', 'shop', 'location', 'branch',
    'register',
  ],
  card_no: [
    'карта', 'номер карты', '№ карты', 'дисконтная карта', 'бонусная карта', 'карта лояльности', 'клиентска карта', 'номер на карта',
    'card', 'card number', 'loyalty card',
  ],
  birthday: [
    'день рождения', 'дата рождения', 'др', 'рожден ден', 'дата на раждане', 'birthday', 'birth date', 'date of birth', 'dob',
  ],
  note: [
    'комментарий', 'примечание', 'заметки', 'заметка', 'описание заказа', 'бележка', 'бележки', 'коментар', 'забележка', 'note', 'notes',
    'comment', 'comments', 'remarks',
  ],
  consent: [
    'согласие', 'согласен на рассылку', 'рассылка', 'подписка', 'съгласие', 'абонамент', 'consent', 'accepts marketing',
    'accepts email marketing', 'accepts sms marketing', 'subscribed', 'opt in',
  ],
  tags: [
    'метки', 'теги', 'тег', 'сегмент', 'labels', 'tags', 'tag', 'етикети',
  ],
  car_plate: [
    'госномер', 'гос номер', 'номер авто', 'номер машины', 'рег номер', 'регистрационен номер', 'plate', 'license plate',
  ],
  address: [
    'адрес', 'адрес доставки', 'адрес клиента', 'куда', 'адрес на доставка', 'address', 'shipping address', 'destination',
  ],
  customer_no: [
    'customer id', 'customer no', 'customer number', 'customer code', 'client id', 'client no', 'client number', 'client code',
    'user id', 'buyer id', 'card holder id', 'id клиента', 'ид клиента', 'клиент id', 'клиента id', 'код клиента', 'номер клиента',
    'клиентский номер', 'код контрагента', 'id покупателя', 'код покупателя', 'код на клиент', 'номер на клиент', 'клиентски номер',
    'клиент номер', 'ид на клиент',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ImportField = keyof typeof HEADER_SYNONYMS
