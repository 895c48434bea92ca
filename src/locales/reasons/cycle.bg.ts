import { formatDay, plural } from '../../kernel/locale.ts'
import { formatChance, formatPercent } from '../../kernel/percent.ts'
import { rhythmText } from './rhythm.ts'
import type { CycleWords } from './cycle-words.ts'

const percent = (share: number): string => formatPercent(share, 'bg')
const days = (count: number): string => plural('bg', count, { one: '# ден', other: '# дни' })
const everyDays = (count: number): string => plural('bg', count, { one: 'почти всеки ден', other: 'на всеки # дни' })
const gaps = (count: number): string => plural('bg', count, { one: 'един период', other: '# периода' })
const lapses = (count: number): string =>
  count === 0
    ? ''
    : plural('bg', count, {
        one: ' Необичайно дългото прекъсване почти не се брои.',
        other: ' Необичайно дългите прекъсвания (#) почти не се броят.',
      })
const season = (isSeasonal: boolean): string => (isSeasonal ? ' Сезонът е отчетен.' : '')

export const cycleBg: CycleWords = {
  rests: {
    'rests-own': d =>
      `По ${gaps(d.gaps)} между покупките на клиента: ${d.gaps === 1 ? 'тежи' : 'тежат'} ${percent(d.ownShare)}, останалото е как купуват другите ` +
      `(${everyDays(d.othersCycleDays)}).${lapses(d.lapses)}${season(d.isSeasonal)}`,
    'rests-guess': d =>
      `Собствен ритъм още не личи, затова гледаме как купуват другите: ${everyDays(d.othersCycleDays)}.${season(d.isSeasonal)}`,
  },
  alive: {
    'alive-on-time': d => `Последната покупка беше ${ago(d.silenceDays)} – за този клиент това е обичайно.`,
    'alive-doubtful': d =>
      `Последната покупка беше ${ago(d.silenceDays)}, но времето между покупките е толкова различно, че и краткото прекъсване обещава малко.`,
    'alive-late': d =>
      `Не е купувал от ${days(d.silenceDays)}, а обикновено купува ${rhythmText(d, 'bg')}: колкото по-дълго, толкова по-малка е вероятността.`,
    'alive-guess': d => `Покупката засега е една и беше ${ago(d.silenceDays)}: съдим по това колко от другите клиенти са се върнали.`,
  },
  chances: {
    'chance-ahead': d => `Срокът започва на ${formatDay(d.fromDay, 'bg')}, по-рано идват рядко.`,
    'chance-open': d => `Срокът е от ${formatDay(d.fromDay, 'bg')} до ${formatDay(d.toDay, 'bg')} и се пада в тези дни.`,
    'chance-no-date': () => 'Точен ден не може да се каже: съдим по това колко често идва клиентът и дали не си е отишъл.',
  },
  changes: {
    'change-date': d => `Ако купи днес, отново го чакаме около ${formatDay(d.dueDay, 'bg')}. ${silent(d)}`,
    'change-no-date': d => `Една покупка днес още няма да даде дата. ${silent(d)}`,
  },
}

function ago(count: number): string {
  return count === 0 ? 'днес' : count === 1 ? 'вчера' : `преди ${days(count)}`
}

function silent({ silentDay, silentAlive }: { readonly silentDay: string; readonly silentAlive: number }): string {
  return `Ако не купи до ${formatDay(silentDay, 'bg', { year: true })}, вероятността още да е Ваш клиент ще стане ${formatChance(silentAlive, 'bg')}.`
}
