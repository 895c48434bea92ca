/** Why a contact is on the list, in the reader's language: one sentence with its numbers, and at most two short marks. */
import type { ContactReason } from '../../domain/plan/contact.ts'
import { type Day, daysBetween } from '../../kernel/day.ts'
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './plan.bg.ts'
import { en } from './plan.en.ts'
import { ru } from './plan.ru.ts'
import type { PlanWords, WhyData } from './plan-words.ts'
import { monthsText } from './rhythm.ts'

const words: Readonly<Record<Locale, PlanWords>> = { ru, bg, en }

export interface ToldDecision {
  readonly code: string
  readonly data: Readonly<Record<string, string | number | null>>
  readonly text: string
}

export function planWords(locale: Locale): PlanWords {
  return words[locale]
}

export function whySentence(reason: ContactReason, at: { readonly today: Day; readonly locale: Locale }): ToldDecision {
  const data = whyData(reason, at.today)
  const { lastDay, cycleDays, dueDay, windowFrom, windowTo, likelyFrom, likelyTo, strength, purchaseDays, agreedDay } = reason
  return {
    code: reason.code,
    data: {
      lastDay,
      cycleDays,
      dueDay,
      windowFrom,
      windowTo,
      likelyFrom,
      likelyTo,
      strength,
      purchases: purchaseDays,
      silenceDays: data.silenceDays,
      agreedDay,
    },
    text: words[at.locale].why[reason.code](data) + alsoText(reason, at.locale),
  }
}

/** Source: article "C 2.8": the first contact reminds of you and calls for nothing, such as a like under the customer's photo. */
export function softTaskChip(locale: Locale): ToldDecision {
  return { code: 'soft-task', data: {}, text: words[locale].chip.softTask }
}

export function whyChips(reason: ContactReason, at: { readonly today: Day; readonly locale: Locale }): readonly ToldDecision[] {
  const { chip } = words[at.locale]
  const { cycleDays, dueDay } = reason
  const silenceDays = daysBetween(reason.lastDay, at.today)
  const cycle: ToldDecision = {
    code: 'cycle',
    data: { cycleDays },
    text: reason.year ? monthsText(reason.year, at.locale) : chip.cycle(cycleDays),
  }
  const due: ToldDecision = { code: 'due', data: { dueDay }, text: chip.due(dueDay) }
  const silent: ToldDecision = { code: 'silent', data: { silenceDays }, text: chip.silent(silenceDays) }
  const { tryNo } = reason
  const again: readonly ToldDecision[] = tryNo === undefined ? [] : [{ code: 'try', data: { tryNo }, text: chip.tryNo(tryNo) }]
  switch (reason.code) {
    case 'due':
      return [cycle, due]
    case 'overdue':
      return [cycle, reason.year || silenceDays <= cycleDays ? silent : overdueChip(silenceDays - cycleDays, at.locale)]
    case 'due-guess':
      return [due, { code: 'guess', data: {}, text: chip.guess }]
    case 'no-rhythm':
      return [silent]
    case 'second-purchase':
      return [...again, { code: 'once', data: {}, text: chip.once }, silent].slice(0, 2)
    case 'win-back':
      return [...again, silent, cycle].slice(0, 2)
    case 'campaign':
    case 'content':
    case 'event':
      return []
    case 'linked':
    case 'coupon':
      return [due]
    case 'group-due':
    case 'asset-service':
    case 'elsewhere':
      return [cycle, due]
    case 'asset-return':
    case 'warranty':
    case 'birthday':
    case 'season':
      return [due]
    case 'welcome':
      return [{ code: 'once', data: {}, text: chip.once }]
    case 'thanks':
      return [{ code: 'thanks', data: {}, text: chip.benefit.thanks }]
    case 'promise':
      return [{ code: 'promise', data: { dueDay }, text: chip.promise(dueDay) }]
  }
}

function overdueChip(lateDays: number, locale: Locale): ToldDecision {
  return { code: 'overdue', data: { lateDays }, text: words[locale].chip.overdue(lateDays) }
}

/** What else is told in the same message, by the names the shop uses. */
function alsoText({ also }: ContactReason, locale: Locale): string {
  if (also === undefined || also.length === 0) return ''
  const { chip, greeting } = words[locale]
  return words[locale].also(
    also.map(({ code, about }) => (code === 'birthday' || code === 'thanks' || code === 'welcome' ? greeting[code] : chip.about(about))),
  )
}

/** A day outside of the likely interval (a season far away) is told without it: two dates that disagree explain nothing. */
function whyData(reason: ContactReason, today: Day): WhyData {
  const { likelyFrom, likelyTo, dueDay } = reason
  const agrees = likelyFrom <= dueDay && dueDay <= likelyTo && likelyFrom < likelyTo
  return {
    cycleDays: reason.cycleDays,
    year: reason.year,
    lastDay: reason.lastDay,
    dueDay,
    likely: agrees ? { from: likelyFrom, to: likelyTo } : null,
    silenceDays: Math.max(0, daysBetween(reason.lastDay, today)),
    isLongAgo: reason.lastDay.slice(0, 4) !== today.slice(0, 4),
    purchases: reason.purchaseDays,
    agreedDay: reason.agreedDay,
    agreedWords: reason.agreedWords,
    about: reason.about ?? '',
  }
}
