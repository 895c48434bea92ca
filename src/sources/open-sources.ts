/** Every source there is, in the order in which they are offered. */
import type { SourceBook } from '../ports/source.ts'
import { commerceml } from './commerceml/adapter.ts'
import { evotor } from './evotor/adapter.ts'
import { fiscalReceipt } from './fiscal-receipt/adapter.ts'
import { tilda, webhook } from './generic-hook/adapter.ts'
import { loyverse } from './loyverse/adapter.ts'
import { microinvest } from './microinvest/adapter.ts'
import { moysklad } from './moysklad/adapter.ts'
import { outsideHttp, type OutsideOptions } from './outside-http.ts'
import { shopify } from './shopify/adapter.ts'
import { square } from './square/adapter.ts'
import { stripe } from './stripe/adapter.ts'
import { woocommerce } from './woocommerce/adapter.ts'
import { yclients } from './yclients/adapter.ts'

const ALL = [
  webhook,
  tilda,
  fiscalReceipt,
  evotor,
  yclients,
  moysklad,
  woocommerce,
  shopify,
  square,
  stripe,
  commerceml,
  loyverse,
  microinvest,
]

export function openSources(options: OutsideOptions & Partial<Pick<SourceBook, 'ask'>> = {}): SourceBook {
  return { all: ALL, find: name => ALL.find(adapter => adapter.name === name), ask: options.ask ?? outsideHttp(options) }
}
