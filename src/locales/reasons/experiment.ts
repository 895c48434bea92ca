/** Why an experiment cannot start, what it locks, and what it has shown; why an offer was not made: in the reader's language. */
import type { Uplift } from '../../domain/measure/hold-out.ts'
import type { ExperimentVariable } from '../../domain/plan/experiment.ts'
import type { OfferReason, OfferRefusal } from '../../domain/plan/offer.ts'
import { formatDay, type Locale } from '../../kernel/locale.ts'

type Verdict = Uplift['verdict']

export interface ExperimentWords {
  readonly variable: Readonly<Record<ExperimentVariable, string>>
  readonly locked: (lock: { readonly lockedBy: string; readonly variable: ExperimentVariable }) => string
  readonly refusal: Readonly<
    Record<'not-a-draft' | 'no-change' | 'conflict' | 'too-few' | 'not-possible-now', (data: { readonly conflict: string }) => string>
  >
  readonly queued: (after: string) => string
  readonly running: (data: { readonly closed: number; readonly planned: number; readonly until: string }) => string
  readonly verdict: Readonly<Record<Verdict, (data: { readonly points: number; readonly low: number; readonly high: number }) => string>>
  readonly offerRefusal: Readonly<Record<OfferRefusal, string>>
  readonly offerReason: Readonly<Record<OfferReason, string>>
}

const ru: ExperimentWords = {
  variable: { words: 'слова', offset: 'день', channel: 'канал', offer: 'предложение', hour: 'час' },
  locked: ({ lockedBy, variable }) =>
    `Сейчас идёт проверка «${lockedBy}», и она проверяет именно это: ${ru.variable[variable]}. Дождитесь конца или остановите её на странице «Проверки».`,
  refusal: {
    'not-a-draft': () => 'Проверка уже запущена, менять её нельзя: иначе результат ничего не скажет.',
    'no-change': () => 'Укажите, что именно будет иначе.',
    conflict: ({ conflict }) => `Эти же люди уже участвуют в проверке «${conflict}». Поставьте в очередь или дождитесь конца.`,
    'too-few': () => 'За это время накопится слишком мало сроков: разница не будет видна. Возьмите срок подольше или больше людей.',
    'not-possible-now': () => 'Проверка уже закончена.',
  },
  queued: after => `Начнётся сама, когда закончится «${after}».`,
  running: ({ closed, planned, until }) =>
    `Идёт до ${formatDay(until, 'ru')}: прошло сроков ${closed} из ${planned}. Результат покажем в конце — раньше он обманет.`,
  verdict: {
    'nothing-to-compare': () => 'Сравнивать нечего: в одной из групп никого нет.',
    'not-yet': ({ low, high }) => `Разница не видна: на 100 человек она где-то между ${low} и ${high}. Данных не хватило.`,
    more: ({ points, low, high }) => `Новое лучше: из 100 человек покупают на ${points} больше (от ${low} до ${high}). Можно оставить.`,
    fewer: ({ points, low, high }) =>
      `Новое хуже: из 100 человек покупают на ${Math.abs(points)} меньше (от ${low} до ${high}). Верните как было.`,
    'no-difference': ({ low, high }) => `Разницы нет (на 100 человек — от ${low} до ${high}). Оставьте, что проще.`,
  },
  offerRefusal: {
    'not-on': 'выключено',
    'not-yet': 'ещё не началось',
    'past-deadline': 'срок вышел',
    'out-of-stock': 'нет в наличии',
    'below-cost': 'дешевле себестоимости',
    owned: 'уже есть, второе не нужно',
    'just-bought': 'только что купили',
    unusable: 'нечем пользоваться',
    'too-dear': 'дороже, чем они берут',
    'too-cheap': 'дешевле, чем они берут',
    'not-his': 'не связано с их покупками',
  },
  offerReason: { linked: 'следующая нужная вещь', favourite: 'любимый товар', upsell: 'на шаг лучше', 'his-group': 'их группа товаров' },
}

const bg: ExperimentWords = {
  variable: { words: 'думите', offset: 'денят', channel: 'каналът', offer: 'офертата', hour: 'часът' },
  locked: ({ lockedBy, variable }) =>
    `Върви проверката „${lockedBy}“ и тя проверява точно това: ${bg.variable[variable]}. Изчакайте края или я спрете в „Проверки“.`,
  refusal: {
    'not-a-draft': () => 'Проверката вече е пусната и не може да се променя: иначе резултатът няма да значи нищо.',
    'no-change': () => 'Посочете какво точно ще е различно.',
    conflict: ({ conflict }) => `Същите хора вече участват в „${conflict}“. Сложете на опашка или изчакайте края.`,
    'too-few': () => 'За това време ще има твърде малко срокове: разликата няма да се види. Вземете по-дълъг срок или повече хора.',
    'not-possible-now': () => 'Проверката вече е приключила.',
  },
  queued: after => `Ще започне сама, когато приключи „${after}“.`,
  running: ({ closed, planned, until }) =>
    `Върви до ${formatDay(until, 'bg')}: минали срокове ${closed} от ${planned}. Резултатът е накрая – по-рано би излъгал.`,
  verdict: {
    'nothing-to-compare': () => 'Няма какво да се сравни: в едната група няма никого.',
    'not-yet': ({ low, high }) => `Разлика не се вижда: на 100 души тя е някъде между ${low} и ${high}. Данните не стигнаха.`,
    more: ({ points, low, high }) => `Новото е по-добро: от 100 души купуват с ${points} повече (от ${low} до ${high}). Може да остане.`,
    fewer: ({ points, low, high }) =>
      `Новото е по-лошо: от 100 души купуват с ${Math.abs(points)} по-малко (от ${low} до ${high}). Върнете старото.`,
    'no-difference': ({ low, high }) => `Няма разлика (на 100 души – от ${low} до ${high}). Оставете по-простото.`,
  },
  offerRefusal: {
    'not-on': 'изключена',
    'not-yet': 'още не е започнала',
    'past-deadline': 'срокът мина',
    'out-of-stock': 'няма наличност',
    'below-cost': 'под себестойността',
    owned: 'вече имат, второ не е нужно',
    'just-bought': 'току-що купиха',
    unusable: 'няма за какво да го ползват',
    'too-dear': 'по-скъпо, отколкото купуват',
    'too-cheap': 'по-евтино, отколкото купуват',
    'not-his': 'не е свързано с покупките им',
  },
  offerReason: {
    linked: 'следващото нужно нещо',
    favourite: 'любима стока',
    upsell: 'една стъпка нагоре',
    'his-group': 'тяхната група стоки',
  },
}

const en: ExperimentWords = {
  variable: { words: 'the words', offset: 'the day', channel: 'the channel', offer: 'the offer', hour: 'the hour' },
  locked: ({ lockedBy, variable }) =>
    `The experiment “${lockedBy}” is running and tries exactly this: ${en.variable[variable]}. Wait for its end, or stop it on the Experiments page.`,
  refusal: {
    'not-a-draft': () => 'It has started and cannot be changed: the result would mean nothing.',
    'no-change': () => 'Say what will be different.',
    conflict: ({ conflict }) => `The same people are in “${conflict}”. Queue this one, or wait for its end.`,
    'too-few': () => 'Too few due dates will come in this time for a difference to show. Take longer, or more people.',
    'not-possible-now': () => 'It has ended already.',
  },
  queued: after => `It begins by itself when “${after}” has ended.`,
  running: ({ closed, planned, until }) =>
    `Runs until ${formatDay(until, 'en')}: ${closed} of ${planned} due dates have passed. The result comes at the end; earlier it would mislead.`,
  verdict: {
    'nothing-to-compare': () => 'There is nothing to compare: one of the groups is empty.',
    'not-yet': ({ low, high }) => `No difference can be seen: it lies between ${low} and ${high} people in 100. There was too little data.`,
    more: ({ points, low, high }) => `The new way is better: ${points} more in 100 buy (${low} to ${high}). Keep it.`,
    fewer: ({ points, low, high }) => `The new way is worse: ${Math.abs(points)} fewer in 100 buy (${low} to ${high}). Go back.`,
    'no-difference': ({ low, high }) => `There is no difference (${low} to ${high} people in 100). Keep what is simpler.`,
  },
  offerRefusal: {
    'not-on': 'turned off',
    'not-yet': 'has not begun',
    'past-deadline': 'past its deadline',
    'out-of-stock': 'out of stock',
    'below-cost': 'below cost',
    owned: 'they have one, and need no second',
    'just-bought': 'they have just bought it',
    unusable: 'they have nothing to use it with',
    'too-dear': 'dearer than they buy',
    'too-cheap': 'cheaper than they buy',
    'not-his': 'has nothing to do with their purchases',
  },
  offerReason: {
    linked: 'the next thing they need',
    favourite: 'a favourite',
    upsell: 'one step better',
    'his-group': 'their kind of goods',
  },
}

const WORDS: Readonly<Record<Locale, ExperimentWords>> = { ru, bg, en }

export function experimentWords(locale: Locale): ExperimentWords {
  return WORDS[locale]
}
