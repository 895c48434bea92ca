/** How it stands with somebody who brought another one, in one sentence, and why there is no reward. */
import type { ReferralRefusal, ReferralStanding, ReferralState } from '../../domain/plan/referral.ts'
import type { Day } from '../../kernel/day.ts'
import { formatDay, type Locale } from '../../kernel/locale.ts'

type Refusal = ReferralRefusal | 'not-found' | 'not-open' | 'not-yet' | 'deadline-passed' | 'empty-gift'

interface ReferralWords {
  readonly refusals: Readonly<Record<Refusal, string>>
  readonly waits: string
  readonly pending: (day: string) => string
  readonly ready: string
  readonly rewarded: string
  readonly declined: string
}

const ru: ReferralWords = {
  refusals: {
    self: 'Это один и тот же человек: привести самого себя нельзя.',
    'same-contact': 'У них общий телефон, адрес или карта, поэтому награды не будет.',
    'existing-customer': 'Он покупал у вас и раньше, поэтому награды не будет.',
    'second-referrer': 'Его уже привёл другой: награда положена только первому.',
    circular: 'Он сам когда-то привёл того, кто привёл его, поэтому награды не будет.',
    'cancelled-order': 'Первый заказ отменён или возвращён, поэтому награды не будет.',
    'not-found': 'Такой рекомендации нет. Обновите страницу.',
    'not-open': 'Здесь всё уже решено. Обновите страницу.',
    'not-yet': 'Пока рано: подождите, пока новый клиент купит и выйдет срок возврата.',
    'deadline-passed': 'Этот день уже прошёл. Выберите день, который ещё впереди.',
    'empty-gift': 'Напишите, что даёт купон.',
  },
  waits: 'Ждём первой покупки.',
  pending: day => `Купил. До ${day} покупку ещё могут вернуть.`,
  ready: 'Можно поблагодарить: срок возврата вышел.',
  rewarded: 'Поблагодарили купоном.',
  declined: 'Решили не награждать.',
}

const bg: ReferralWords = {
  refusals: {
    self: 'Това е един и същ човек: не може да доведе сам себе си.',
    'same-contact': 'Имат общ телефон, адрес или карта, затова награда няма.',
    'existing-customer': 'Купувал е при вас и преди, затова награда няма.',
    'second-referrer': 'Вече го е довел друг: награда получава само първият.',
    circular: 'Самият той е довел онзи, който довежда него, затова награда няма.',
    'cancelled-order': 'Първата поръчка е отказана или върната, затова награда няма.',
    'not-found': 'Няма такава препоръка. Презаредете страницата.',
    'not-open': 'Тук вече е решено. Презаредете страницата.',
    'not-yet': 'Още е рано: изчакайте новия клиент да купи и да мине срокът за връщане.',
    'deadline-passed': 'Този ден вече мина. Изберете ден, който предстои.',
    'empty-gift': 'Напишете какво дава купонът.',
  },
  waits: 'Чакаме първата покупка.',
  pending: day => `Купи. До ${day} покупката още може да бъде върната.`,
  ready: 'Може да благодарите: срокът за връщане мина.',
  rewarded: 'Благодарихте с купон.',
  declined: 'Решихте да не награждавате.',
}

const en: ReferralWords = {
  refusals: {
    self: 'They are one person: nobody brings himself.',
    'same-contact': 'They share a phone, an address or a card, so there is no reward.',
    'existing-customer': 'He had bought from you before, so there is no reward.',
    'second-referrer': 'Somebody else brought him first, and only the first is rewarded.',
    circular: 'He once brought the very one who brings him now, so there is no reward.',
    'cancelled-order': 'The first order was cancelled or given back, so there is no reward.',
    'not-found': 'There is no such referral. Reload the page.',
    'not-open': 'This has been decided already. Reload the page.',
    'not-yet': 'It is too early: wait until the new customer has bought and can no longer give it back.',
    'deadline-passed': 'That day is over. Choose one that is still to come.',
    'empty-gift': 'Say what the coupon gives.',
  },
  waits: 'Waits for the first purchase.',
  pending: day => `Bought. Until ${day} it may still come back.`,
  ready: 'You can say thank you: it can no longer come back.',
  rewarded: 'Thanked with a coupon.',
  declined: 'You decided against a reward.',
}

const WORDS: Readonly<Record<Locale, ReferralWords>> = { ru, bg, en }

export function referralRefusalText(refusal: Refusal, locale: Locale): string {
  return WORDS[locale].refusals[refusal]
}

interface Told {
  readonly state: ReferralState
  readonly refusal: ReferralRefusal | null
  readonly standing: ReferralStanding | null
}

export function referralStandingText({ state, refusal, standing }: Told, locale: Locale): string {
  const words = WORDS[locale]
  const reason = standing?.kind === 'refused' ? standing.reason : refusal
  if (reason !== null) return words.refusals[reason]
  if (standing === null) return state === 'rewarded' ? words.rewarded : words.declined
  if (standing.kind === 'pending') return words.pending(textOf(standing.opensOn, locale))
  return standing.kind === 'ready' ? words.ready : words.waits
}

function textOf(on: Day, locale: Locale): string {
  return formatDay(on, locale)
}
