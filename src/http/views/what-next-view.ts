/** What to offer a customer next, as it is sent: days as text, sums with their currency, reasons as sentences. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { BasketAlarm } from '../../domain/understand/basket-alarm.ts'
import type { MissingItem } from '../../domain/understand/project.ts'
import { type Day, dayFromNumber } from '../../kernel/day.ts'
import type { Locale } from '../../kernel/locale.ts'
import { type Currency, formatMoney, type Minor, minor } from '../../kernel/money.ts'
import { whatNextWords } from '../../locales/reasons/what-next.ts'
import type { NamedItem } from '../../ports/what-next-store.ts'
import type { WhatNext } from '../../usecases/understand/what-next.ts'
import { type Decision, numberDecision } from './decisions.ts'

type Answer = AnswerOf<'GET /customers/{id}/next'>

export function whatNextView(next: WhatNext, locale: Locale): Answer {
  const { currency, asOf } = next
  const money = (amount: Minor) => ({ minor: amount, currency })
  return {
    asOf,
    due: next.due.map(one => missingView(one, { asOf, locale })),
    projects: next.projects.map(project => ({
      bought: [...project.bought],
      missing: project.missing.map(one => missingView(one, { asOf, locale })),
    })),
    companions: [...next.companions],
    basket: next.basket.map(one => ({ ...one, why: numberDecision(one.why, locale) })),
    favourites: [...next.favourites],
    discoveries: next.discoveries.map(one => ({
      product: one.product,
      because: one.because,
      price: one.priceMinor === null ? null : money(one.priceMinor),
    })),
    prices: next.prices.map(({ group, band, why, upsell }) => ({
      group,
      why: numberDecision(why, locale),
      low: money(band.lowMinor),
      middle: money(band.middleMinor),
      high: money(band.highMinor),
      upsell: upsell === null ? null : { product: upsell.product, price: money(upsell.priceMinor) },
    })),
    alarms: next.alarms.map(alarm => alarmDecision(alarm, { currency, locale })),
    usualHour: next.usualHour && { hour: next.usualHour.at, share: next.usualHour.share },
    usualWeekday: next.usualWeekday && { weekday: next.usualWeekday.at + 1, share: next.usualWeekday.share },
    channel: next.channel && { ...next.channel, why: numberDecision(next.channel.why, locale) },
  }
}

function missingView(
  one: MissingItem<NamedItem>,
  { asOf, locale }: { readonly asOf: Day; readonly locale: Locale },
): Answer['due'][number] {
  const [afterDay, fromDay, toDay] = [dayFromNumber(one.afterDay), dayFromNumber(one.fromDay), dayFromNumber(one.toDay)]
  const data = { item: one.item.name, after: one.after.name, afterDay, fromDay, toDay, share: one.share, isPast: toDay < asOf }
  return {
    item: one.item,
    after: one.after,
    chance: one.chance,
    afterDay,
    fromDay,
    middleDay: dayFromNumber(one.middleDay),
    toDay,
    why: { code: 'follows', data: { ...data, chance: one.chance, lift: one.lift }, text: whatNextWords(locale).follows(data) },
  }
}

function alarmDecision(
  { code, recent, before, ratio }: BasketAlarm,
  { currency, locale }: { readonly currency: Currency; readonly locale: Locale },
): Decision {
  const words = whatNextWords(locale)
  const sum = (amount: number): string => formatMoney(minor(Math.round(amount)), currency, locale)
  const text =
    code === 'shrinking-basket'
      ? words.shrinkingBasket({ recent: sum(recent), before: sum(before) })
      : words.fallingVisits({ recentDays: Math.round(recent), beforeDays: Math.round(before) })
  return { code, data: { recent, before, ratio }, text }
}
