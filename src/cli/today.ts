/** `regulars today`: the list of today as the console shows it; with --date a dry plan of that day, past or future. */
import { parseArgs } from 'node:util'
import { type Day, parseDay } from '../kernel/day.ts'
import { isoInstant } from '../kernel/instant.ts'
import { phoneText } from '../kernel/phone-text.ts'
import { planWords } from '../locales/reasons/plan.ts'
import { listToday, type TodayList } from '../usecases/plan/list-today.ts'
import { REHEARSAL_DAYS_MAX, rehearseDays } from '../usecases/plan/rehearse-days.ts'
import { refreshChanged } from '../usecases/plan/refresh-changed.ts'
import { type Rehearsal, rehearseDay } from '../usecases/plan/rehearse-day.ts'
import type { TodayCard } from '../usecases/plan/today-card.ts'
import type { App } from './app.ts'
import type { CliIo } from './cli-io.ts'
import { UsageError } from './usage-error.ts'

export async function todayCommand(args: string[], io: CliIo, app: App): Promise<0 | 1> {
  const { values } = parseArgs({
    args,
    options: { date: { type: 'string' }, next: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: false,
  })
  if (values.next !== undefined) return rehearsal(values.next, { io, app, isJson: values.json ?? false })
  const list =
    values.date === undefined
      ? await liveList(app, io)
      : await rehearseDay(app, app.business, { day: dayOf(values.date), locale: io.locale })
  if (values.json) io.out(JSON.stringify(jsonOf(list)))
  else for (const line of linesOf(list, io)) io.out(line)
  return 0
}

interface Showing {
  readonly io: CliIo
  readonly app: App
  readonly isJson: boolean
}

/** What the next days would send, day by day; nothing is written and nothing is sent. */
async function rehearsal(text: string, { io, app, isJson }: Showing): Promise<0> {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > REHEARSAL_DAYS_MAX)
    throw new UsageError('bad-days', { option: '--next', word: text, most: REHEARSAL_DAYS_MAX })
  const told = await rehearseDays(app, app.business, { days, locale: io.locale })
  if (isJson) io.out(JSON.stringify(told))
  else {
    const { rung } = planWords(io.locale)
    for (const { day, rungs } of told.days) {
      const parts = (['soft', 'product', 'offer'] as const).filter(name => rungs[name] > 0).map(name => `${rung[name]}: ${rungs[name]}`)
      io.out(`${day}  ${parts.join(', ')}`)
    }
    for (const { reason } of told.notContacted) io.out(reason.text)
  }
  return 0
}

/** What has changed since the worker last looked is planned first, so that the list is right also when no worker runs. */
async function liveList(app: App, io: CliIo): Promise<TodayList> {
  await refreshChanged(app, app.business)
  return listToday(app, app.business, { locale: io.locale })
}

function dayOf(text: string): Day {
  const day = parseDay(text)
  if (day === undefined) throw new UsageError('bad-form', { option: '--date', word: text, example: '2026-03-10' })
  return day
}

function jsonOf(list: TodayList | Rehearsal): unknown {
  return {
    ...list,
    cards: list.cards.map(card => ({
      ...card,
      when: whenOf(card),
      undoUntil: card.undoUntil === null ? null : isoInstant(card.undoUntil),
    })),
  }
}

function whenOf(card: TodayCard): { readonly from: Day; readonly until: Day } {
  return { from: card.plannedDay, until: card.lastDay }
}

function linesOf(list: TodayList | Rehearsal, io: CliIo): string[] {
  const words = planWords(io.locale)
  const heading = words.heading({ day: list.day, cards: list.cards.length, minutes: list.effortMinutes })
  const cards = list.cards.flatMap((card, at) => ['', ...cardLines(card, { number: at + 1, words })])
  const later = list.laterCount > 0 ? ['', words.laterCards(list.laterCount)] : []
  const heldOut = 'heldOutCount' in list && list.heldOutCount > 0 ? [words.heldOut(list.heldOutCount)] : []
  const others = list.notContacted.filter(one => one.reason.code !== 'held-out').map(one => one.reason.text)
  const next = list.nextStep === null ? [] : ['', list.nextStep.text]
  return [heading, ...cards, ...later, ...heldOut, ...others, ...next]
}

function cardLines(
  card: TodayCard,
  { number, words }: { readonly number: number; readonly words: ReturnType<typeof planWords> },
): string[] {
  const phone = card.customer.phone === null ? '' : `, ${phoneText(card.customer.phone)}`
  const blocked = card.blockedBy === null ? [] : [`   ! ${words.refusal[card.blockedBy]({})}`]
  return [
    `${number}. ${card.customer.name}${phone} · ${card.rungName} · ${words.channel[card.channel]} · ${words.validUntil(card.lastDay)}`,
    `   ${card.why.text}`,
    ...(card.words === '' ? [] : [`   «${card.words}»`]),
    ...blocked,
  ]
}
