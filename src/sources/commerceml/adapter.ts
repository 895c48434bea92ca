/** 1C and shops that speak CommerceML 2: orders with their payments, cancellations and returns. */
import type { ParsedEvent, ToldLine } from '../../domain/collect/source-event.ts'
import { currencyOf, decimalMinor, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import type { Currency } from '../../kernel/money.ts'
import type { ParseContext, SourceAdapter } from '../../ports/source.ts'
import { isEqualSecret } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'
import { childOf, childrenOf, readDocuments, textOf, type XmlNode } from './read-documents.ts'

function propertiesOf(node: XmlNode): ReadonlyMap<string, string> {
  const values = childrenOf(childOf(node, 'ЗначенияРеквизитов'), 'ЗначениеРеквизита')
  return new Map(values.map(value => [textOf(value, 'Наименование').toLowerCase(), textOf(value, 'Значение')]))
}

const isTrue = (text: string | undefined): boolean => /^(true|1|да)$/i.test(text ?? '')

function statusOf(document: XmlNode, properties: ReadonlyMap<string, string>): 'paid' | 'pending' | 'cancelled' {
  if (isTrue(properties.get('отменен')) || isTrue(properties.get('отменён')) || isTrue(properties.get('пометкаудаления')))
    return 'cancelled'
  const isHandedOver = /отпуск|розничн|реализац|продаж/i.test(textOf(document, 'ХозОперация'))
  const isPaid =
    isTrue(properties.get('заказ оплачен')) ||
    /^\d{4}-\d{2}-\d{2}/.test(properties.get('дата оплаты по 1с') ?? properties.get('дата оплаты') ?? '')
  return isHandedOver || isPaid ? 'paid' : 'pending'
}

function lineOf(product: XmlNode, currency: Currency): ToldLine {
  const properties = propertiesOf(product)
  const sourceId = textOf(product, 'Ид')
  const isService = /услуга/i.test(properties.get('видноменклатуры') ?? properties.get('типноменклатуры') ?? '')
  return {
    name: textOf(product, 'Наименование'),
    category: null,
    quantity: quantityOf(textOf(product, 'Количество') || '1'),
    unitMinor: decimalMinor(textOf(product, 'ЦенаЗаЕдиницу'), currency) ?? null,
    totalMinor: Math.max(0, decimalMinor(textOf(product, 'Сумма'), currency) ?? 0),
    kind: /^ORDER_DELIVERY/i.test(sourceId) ? 'delivery' : isService ? 'service' : 'goods',
  }
}

function discountOf(node: XmlNode, currency: Currency): number {
  return childrenOf(childOf(node, 'Скидки'), 'Скидка').reduce(
    (sum, each) => sum + Math.max(0, decimalMinor(textOf(each, 'Сумма'), currency) ?? 0),
    0,
  )
}

function customerOf(document: XmlNode) {
  const parties = childrenOf(childOf(document, 'Контрагенты'), 'Контрагент')
  const buyer = parties.find(party => /покупатель/i.test(textOf(party, 'Роль'))) ?? parties[0]
  if (!buyer) return null
  const contacts = childrenOf(childOf(buyer, 'Контакты'), 'Контакт')
  const valuesOf = (type: RegExp): string[] =>
    contacts.filter(each => type.test(textOf(each, 'Тип') + textOf(each, 'ТипКонтакта'))).map(each => textOf(each, 'Значение'))
  const name = textOf(buyer, 'ПолноеНаименование') || textOf(buyer, 'Наименование')
  return toldPerson({ externalId: textOf(buyer, 'Ид'), name, phone: valuesOf(/телефон/i), email: valuesOf(/почта|mail/i)[0] })
}

function eventOf(document: XmlNode, context: ParseContext): ParsedEvent | undefined {
  const currency = currencyOf(textOf(document, 'Валюта')) ?? context.currency
  const time = textOf(document, 'Время')
  const when = whenOf(time === '' ? textOf(document, 'Дата') : `${textOf(document, 'Дата')}T${time}`)
  const total = decimalMinor(textOf(document, 'Сумма'), currency)
  const sourceId = textOf(document, 'Ид') || textOf(document, 'Номер')
  if (!when || total === undefined || sourceId === '') return undefined
  const products = childrenOf(childOf(document, 'Товары'), 'Товар')
  const shared = {
    sourceId,
    version: textOf(document, 'НомерВерсии') || null,
    when,
    currency,
    totalMinor: Math.abs(total),
    lines: products.map(product => lineOf(product, currency)),
    customer: customerOf(document),
    fiscalKey: null,
    shiftNo: null,
    receiptInShift: null,
  } as const
  if (/возврат/i.test(textOf(document, 'ХозОперация')))
    return { ...shared, kind: 'refund', refundOf: textOf(document, 'Основание') || null }
  return {
    ...shared,
    kind: 'purchase',
    status: statusOf(document, propertiesOf(document)),
    discountMinor: discountOf(document, currency) + products.reduce((sum, product) => sum + discountOf(product, currency), 0),
    receiptNo: textOf(document, 'Номер') || null,
    location: null,
    staff: null,
    orderRef: textOf(document, 'Номер') || null,
    part: null,
  }
}

export const commerceml: SourceAdapter = {
  name: 'commerceml',
  fields: [
    { name: 'login', origin: 'ours', isRequired: true },
    { name: 'password', origin: 'ours', isRequired: true },
  ],
  verify: (request, { secrets }) => {
    const given = Buffer.from((request.headers['authorization'] ?? '').replace(/^Basic\s+/i, ''), 'base64').toString('utf8')
    return isEqualSecret(given, `${secrets['login'] ?? ''}:${secrets['password'] ?? ''}`) ? 'genuine' : 'refused'
  },
  eventKey: () => undefined,
  parse: (request, context) => {
    const events: ParsedEvent[] = []
    let [documents, unread] = [0, 0]
    const problem = readDocuments(request.body, document => {
      documents += 1
      const event = eventOf(document, context)
      if (event) events.push(event)
      else unread += 1
    })
    if (problem || unread > 0) return { unknown: problem ?? 'document' }
    return documents > 0 ? { events } : { ignored: 'no-documents' }
  },
}
