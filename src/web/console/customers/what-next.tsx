/** What to offer this customer: what worries, what is due, what he usually takes, what may please him, what he pays. */
import type { ComponentChildren } from 'preact'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { day, language, money, percent } from '../words/format.ts'
import { roundMoney } from '../words/round-money.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { onDemand } from '../parts/on-demand.tsx'
import { silenceWords } from '../silence/silence-words.ts'
import { AnswerDots } from './answer-dots.tsx'
import { customersWords } from './customers-words.ts'
import { PriceScale } from './price-scale.tsx'

const Silence = onDemand(async () => (await import('../silence/silence.tsx')).Silence, silenceWords)

type Next = AnswerOf<'GET /customers/{id}/next'>

/** The page stays short: the rest is a tail that nobody offers. */
const SHOWN_MAX = 3
/** Once is not a habit. */
const HABIT_TIMES_MIN = 2
/** A Monday, from which weekdays are counted. */
const MONDAY_MS = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Due({ next }: { readonly next: Next }) {
  const w = customersWords.words().offer
  const [project] = next.projects
  return (
    <>
      {next.due.slice(0, SHOWN_MAX).map(one => (
        <p key={one.item.id}>
          <strong>{one.item.name}</strong> <span class="quiet small">{w.chance(percent(one.chance))}</span>
          <br />
          {one.why.text}
        </p>
      ))}
      {project ? (
        <dl class="facts told">
          <Part title={`${w.project}. ${w.has}`}>{project.bought.map(item => item.name).join(', ')}</Part>
          <Part title={w.missing}>{project.missing.map(one => `${one.item.name} (${day(one.middleDay)})`).join(', ')}</Part>
        </dl>
      ) : null}
    </>
  )
}

function weekdayName(weekday: number): string {
  return new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(new Date(MONDAY_MS + (weekday - 1) * DAY_MS))
}

function Habits({ next }: { readonly next: Next }) {
  const w = customersWords.words().offer
  const basket = next.basket.filter(one => one.bought >= HABIT_TIMES_MIN).slice(0, SHOWN_MAX)
  const comes = w.around({
    weekday: next.usualWeekday ? weekdayName(next.usualWeekday.weekday) : '',
    hour: next.usualHour ? w.hour(next.usualHour.hour) : '',
  })
  return (
    <dl class="facts told">
      {next.companions.length > 0 ? (
        <Part title={w.companions}>
          {next.companions
            .slice(0, SHOWN_MAX)
            .map(one => one.item.name)
            .join(', ')}
        </Part>
      ) : null}
      {basket.length > 0 ? (
        <Part title={w.basket}>
          {basket.map(one => (
            <p key={one.product.id}>
              {one.product.name}
              <span class="quiet small block">{one.why.text}</span>
            </p>
          ))}
        </Part>
      ) : null}
      {next.favourites.length > 0 ? (
        <Part title={w.favourites}>
          {next.favourites
            .slice(0, SHOWN_MAX)
            .map(one => one.product.name)
            .join(', ')}
        </Part>
      ) : null}
      {next.discoveries.length > 0 ? (
        <Part title={w.discoveries}>
          {next.discoveries.slice(0, SHOWN_MAX).map(one => (
            <p key={one.product.id}>
              {one.product.name}
              {one.price ? `, ${roundMoney(one.price.minor, one.price.currency)}` : ''}{' '}
              <span class="quiet small">{w.because(one.because.name)}</span>
            </p>
          ))}
        </Part>
      ) : null}
      {next.prices.slice(0, SHOWN_MAX).map(({ group, low, middle, high, why, upsell }) => (
        <Part key={group.id} title={`${w.prices}: ${group.name}`}>
          {low.minor === high.minor
            ? roundMoney(low.minor, low.currency)
            : w.range({ low: roundMoney(low.minor, low.currency), high: roundMoney(high.minor, high.currency) })}
          <PriceScale low={low.minor} middle={middle.minor} high={high.minor} />
          <p class="quiet small">{why.text}</p>
          {upsell ? (
            <p class="small">{w.step({ name: upsell.product.name, price: money(upsell.price.minor, upsell.price.currency) })}</p>
          ) : null}
        </Part>
      ))}
      {comes ? <Part title={w.usual}>{comes}</Part> : null}
      {next.channel ? (
        <Part title={w.channel}>
          {channelName(next.channel.channel)} <span class="quiet small">{w.answers(percent(next.channel.replyShare))}</span>
          <Answers why={next.channel.why} />
        </Part>
      ) : null}
    </dl>
  )
}

function Answers({ why }: { readonly why: NonNullable<Next['channel']>['why'] }) {
  const { replies, messages } = why.data
  return (
    <>
      {typeof replies === 'number' && typeof messages === 'number' ? <AnswerDots replies={replies} messages={messages} /> : null}
      <p class="quiet small">{why.text}</p>
    </>
  )
}

function channelName(channel: string): string {
  const names: Readonly<Record<string, string>> = shellWords().channels
  return names[channel] ?? channel
}

/** Nothing is shown while nothing is known: the page says elsewhere that it is too early. */
export function WhatNext({ customerId }: { readonly customerId: string }) {
  const w = customersWords.words().offer
  const { data: next } = useRead('GET /customers/{id}/next', [{ params: { id: customerId } }])
  if (!next || (next.basket.length === 0 && next.due.length === 0 && next.alarms.length === 0)) return <Silence customerId={customerId} />
  return (
    <>
      <section class="card">
        <h2>{w.title}</h2>
        {next.alarms.map(alarm => (
          <p key={alarm.code}>
            <span class="badge warn alarm">{alarm.text}</span>
          </p>
        ))}
        <Due next={next} />
        <Habits next={next} />
      </section>
      <Silence customerId={customerId} />
    </>
  )
}
