import { formatDay, plural } from '../../kernel/locale.ts'
import { formatChance, formatPercent } from '../../kernel/percent.ts'
import { rhythmText } from './rhythm.ts'
import type { CycleWords } from './cycle-words.ts'

const percent = (share: number): string => formatPercent(share, 'ru')
const days = (count: number): string => plural('ru', count, { one: '# день', few: '# дня', many: '# дней', other: '# дня' })
const inDays = (count: number): string =>
  count === 1
    ? 'почти каждый день'
    : plural('ru', count, { one: 'раз в # день', few: 'раз в # дня', many: 'раз в # дней', other: 'раз в # дня' })
const gaps = (count: number): string =>
  plural('ru', count, { one: '# промежутку', few: '# промежуткам', many: '# промежуткам', other: '# промежуткам' })
const lapses = (count: number): string =>
  count === 0
    ? ''
    : plural('ru', count, {
        one: ' Необычно долгий перерыв почти не в счёт.',
        few: ' Необычно долгие перерывы (#) почти не в счёт.',
        many: ' Необычно долгие перерывы (#) почти не в счёт.',
        other: ' Необычно долгие перерывы (#) почти не в счёт.',
      })
const season = (isSeasonal: boolean): string => (isSeasonal ? ' Сезон учтён.' : '')

export const cycleRu: CycleWords = {
  rests: {
    'rests-own': d =>
      `По ${gaps(d.gaps)} между покупками клиента: ${d.gaps === 1 ? 'его' : 'их'} вес — ${percent(d.ownShare)}, остальное — то, как покупают другие ` +
      `(${inDays(d.othersCycleDays)}).${lapses(d.lapses)}${season(d.isSeasonal)}`,
    'rests-guess': d =>
      `Своего ритма пока не видно, поэтому берём то, как покупают другие: ${inDays(d.othersCycleDays)}.${season(d.isSeasonal)}`,
  },
  alive: {
    'alive-on-time': d => `Последняя покупка ${ago(d.silenceDays)} — для этого клиента перерыв обычный.`,
    'alive-doubtful': d => `Последняя покупка ${ago(d.silenceDays)}, но промежутки такие разные, что и короткий перерыв мало что обещает.`,
    'alive-late': d => `Не покупает уже ${days(d.silenceDays)}, а обычно — ${rhythmText(d, 'ru')}: чем дольше, тем вероятность ниже.`,
    'alive-guess': d => `Покупка пока одна, ${ago(d.silenceDays)}: судим по тому, сколько других клиентов вернулось.`,
  },
  chances: {
    'chance-ahead': d => `Срок начнётся ${formatDay(d.fromDay, 'ru')}, раньше приходят редко.`,
    'chance-open': d => `Срок — с ${formatDay(d.fromDay, 'ru')} по ${formatDay(d.toDay, 'ru')}: он приходится на эти дни.`,
    'chance-no-date': () => 'Точного дня не назвать: считаем по тому, как часто клиент приходит и не ушёл ли он.',
  },
  changes: {
    'change-date': d => `Покупка сегодня — и снова ждём около ${formatDay(d.dueDay, 'ru')}. ${silent(d)}`,
    'change-no-date': d => `Одна покупка сегодня даты ещё не даст. ${silent(d)}`,
  },
}

function ago(count: number): string {
  return count === 0 ? 'была сегодня' : count === 1 ? 'была вчера' : `была ${days(count)} назад`
}

function silent({ silentDay, silentAlive }: { readonly silentDay: string; readonly silentAlive: number }): string {
  return `Если до ${formatDay(silentDay, 'ru', { year: true })} покупки не будет, вероятность, что клиент ещё ваш, станет ${formatChance(silentAlive, 'ru')}.`
}
