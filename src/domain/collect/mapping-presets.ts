/**
 * Files of programs whose words mean something else there than elsewhere: in Shopify "Name" is the number of the order, in the list of
 * clients of YCLIENTS "Продано" is a sum of years, at Microinvest "Потребител" works at the till. A preset holds when all its telling headings are there.
 */
import type { ColumnMapping, ImportKind } from './column-mapping.ts'
import type { ImportField } from './header-synonyms.ts'
import { normalHeading } from './headings.ts'

interface Preset {
  readonly program: string
  readonly kind: ImportKind
  readonly telling: readonly string[]
  readonly columns: readonly (readonly [field: ImportField, ...headings: string[]])[]
}

const PRESETS: readonly Preset[] = [
  {
    program: 'Shopify orders',
    kind: 'purchases',
    telling: ['Name', 'Financial Status', 'Lineitem name', 'Lineitem price'],
    columns: [
      ['receipt_no', 'Name'],
      ['datetime', 'Created at', 'Paid at'],
      ['email', 'Email'],
      ['phone', 'Phone', 'Billing Phone'],
      ['customer_name', 'Billing Name', 'Shipping Name'],
      ['item', 'Lineitem name'],
      ['sku', 'Lineitem sku'],
      ['qty', 'Lineitem quantity'],
      ['unit_price', 'Lineitem price'],
      ['discount', 'Lineitem discount'],
      ['currency', 'Currency'],
      ['status', 'Financial Status'],
    ],
  },
  {
    program: 'Shopify customers',
    kind: 'customers',
    telling: ['First Name', 'Last Name', 'Accepts Email Marketing', 'Total Spent'],
    columns: [
      ['customer_no', 'Customer ID'],
      ['first_name', 'First Name'],
      ['last_name', 'Last Name'],
      ['email', 'Email'],
      ['phone', 'Phone', 'Default Address Phone'],
      ['consent', 'Accepts Email Marketing'],
      ['note', 'Note'],
    ],
  },
  {
    program: 'WooCommerce orders',
    kind: 'purchases',
    telling: ['Order Number', 'Order Status', 'Order Date', 'Item Name', 'Item Cost'],
    columns: [
      ['receipt_no', 'Order Number'],
      ['status', 'Order Status'],
      ['datetime', 'Order Date'],
      ['first_name', 'First Name (Billing)'],
      ['last_name', 'Last Name (Billing)'],
      ['email', 'Email (Billing)'],
      ['phone', 'Phone (Billing)'],
      ['item', 'Item Name'],
      ['sku', 'SKU'],
      ['qty', 'Quantity'],
      ['unit_price', 'Item Cost'],
    ],
  },
  {
    program: 'Google Contacts',
    kind: 'customers',
    telling: ['First Name', 'Last Name', 'Phone 1 - Value'],
    columns: [
      ['first_name', 'First Name', 'Given Name'],
      ['last_name', 'Last Name', 'Family Name'],
      ['phone', 'Phone 1 - Value', 'Phone 2 - Value', 'Phone 3 - Value', 'Phone 4 - Value'],
      ['email', 'E-mail 1 - Value', 'E-mail 2 - Value', 'E-mail 3 - Value'],
      ['birthday', 'Birthday'],
      ['note', 'Notes'],
    ],
  },
  {
    program: 'YCLIENTS clients',
    kind: 'customers',
    telling: ['Имя', 'Телефон', 'Продано', 'Посещений'],
    columns: [
      ['customer_name', 'Имя', 'ФИО'],
      ['phone', 'Телефон'],
      ['email', 'Email', 'E-mail'],
      ['birthday', 'Дата рождения'],
      ['card_no', 'Номер карты', 'Карта'],
      ['note', 'Комментарий'],
    ],
  },
  {
    program: 'MoySklad retail sales',
    kind: 'purchases',
    // "Время" holds the day as well, and "№" is the number of the document.
    telling: ['№', 'Время', 'Контрагент', 'Организация', 'Сумма'],
    columns: [
      ['receipt_no', '№'],
      ['datetime', 'Время'],
      ['customer_name', 'Контрагент'],
      ['line_total', 'Сумма'],
      ['currency', 'Валюта'],
      ['location', 'Точка продаж', 'Склад'],
      ['status', 'Статус'],
    ],
  },
  {
    program: 'MoySklad counterparties',
    kind: 'customers',
    telling: ['Наименование', 'Тип контрагента', 'Телефон'],
    columns: [
      ['customer_no', 'Код'],
      ['customer_name', 'Наименование'],
      ['phone', 'Телефон'],
      ['email', 'E-mail', 'Email'],
      ['card_no', 'Номер дисконтной карты', 'Дисконтная карта'],
      ['birthday', 'Дата рождения'],
      ['note', 'Комментарий'],
    ],
  },
  {
    program: 'Evotor sales',
    kind: 'purchases',
    telling: ['Дата и время', 'Номер чека', 'Тип чека', 'Товар', 'Сумма'],
    columns: [
      ['datetime', 'Дата и время'],
      ['receipt_no', 'Номер чека'],
      ['kind', 'Тип чека'],
      ['item', 'Товар'],
      ['sku', 'Артикул'],
      ['qty', 'Количество'],
      ['unit_price', 'Цена'],
      ['line_total', 'Сумма'],
      ['staff', 'Кассир'],
      ['location', 'Магазин'],
      ['phone', 'Телефон покупателя', 'Телефон'],
      ['email', 'Email покупателя', 'Email'],
    ],
  },
  {
    program: '1C sales by registrar',
    kind: 'purchases',
    // The registrar is the document that booked the sale: "Чек ККМ 00000000123 от 01.06.2024 14:30:00".
    telling: ['Период', 'Регистратор', 'Номенклатура', 'Сумма'],
    columns: [
      ['datetime', 'Период'],
      ['receipt_no', 'Регистратор'],
      ['customer_name', 'Контрагент', 'Покупатель', 'Дисконтная карта.Владелец карты'],
      ['phone', 'Телефон', 'Контрагент.Телефон'],
      ['card_no', 'Дисконтная карта'],
      ['item', 'Номенклатура'],
      ['category', 'Номенклатурная группа', 'Вид номенклатуры'],
      ['qty', 'Количество'],
      ['line_total', 'Сумма'],
      ['location', 'Склад', 'Магазин'],
      ['staff', 'Ответственный', 'Кассир'],
    ],
  },
  {
    program: 'Microinvest Warehouse Pro sales',
    kind: 'purchases',
    // "Потребител" is who works at the till; the buyer is the partner.
    telling: ['Дата', 'Документ №', 'Партньор', 'Стока', 'Количество'],
    columns: [
      ['date', 'Дата'],
      ['receipt_no', 'Документ №'],
      ['customer_name', 'Партньор'],
      ['phone', 'Телефон'],
      ['card_no', 'Карта номер', 'Номер на карта'],
      ['item', 'Стока'],
      ['category', 'Група'],
      ['qty', 'Количество'],
      ['unit_price', 'Продажна цена', 'Ед. цена'],
      ['line_total', 'Сума', 'Обща сума'],
      ['location', 'Обект'],
      ['staff', 'Потребител', 'Оператор'],
    ],
  },
  {
    program: 'Microinvest Warehouse Pro partners',
    kind: 'customers',
    telling: ['Фирма', 'МОЛ', 'Телефон'],
    columns: [
      ['customer_no', 'Код'],
      ['customer_name', 'Фирма'],
      ['phone', 'Телефон', 'Телефон 2'],
      ['email', 'E-mail', 'Email'],
      ['card_no', 'Карта номер', 'Номер на карта'],
      ['note', 'Бележка'],
    ],
  },
]

/** Several columns of one field are all taken for phones and e-mails, and the first that is there for the rest. */
export function presetFor(headings: readonly string[]): { readonly mapping: ColumnMapping; readonly kind: ImportKind } | undefined {
  // Programs repeat no heading; brackets tell billing from shipping and are kept here.
  const plain = headings.map(bare)
  const preset = PRESETS.find(one => one.telling.every(heading => plain.includes(bare(heading))))
  if (!preset) return undefined
  const mapping: Partial<Record<ImportField, readonly number[]>> = {}
  for (const [field, ...names] of preset.columns) {
    const found = names.map(name => plain.indexOf(bare(name))).filter(column => column !== -1)
    if (found.length > 0) mapping[field] = field === 'phone' || field === 'email' ? found : found.slice(0, 1)
  }
  return { mapping, kind: preset.kind }
}

function bare(heading: string): string {
  return normalHeading(heading.replace(/[()[\]-]/g, ' '))
}
