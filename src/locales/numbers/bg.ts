/** Какво значат числата на месеца – по едно изречение за всяко. */
import { plural } from '../../kernel/locale.ts'
import { formatPercent } from '../../kernel/percent.ts'
import type { NumbersWords } from './en.ts'

const percent = (share: number): string => formatPercent(share, 'bg')
const points = (share: number): string => `${new Intl.NumberFormat('bg', { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(share * 100)} пр. пункта`
const events = (count: number): string => plural('bg', count, { one: '# срок', other: '# срока' })

export const bg: NumbersWords = {
  repeatRate: d => d.denominator === 0
    ? 'През този месец не е купувал никой от познатите клиенти.'
    : `${d.numerator} от ${plural('bg', d.denominator, { one: '# клиент', other: '# клиенти' })} за месеца са купували и преди (${percent(d.numerator / d.denominator)}); „преди“ обхваща ${plural('bg', d.windowDays, { one: '# ден', other: '# дни' })} история.`,
  uplift: {
    'nothing-to-compare': () => 'Още няма какво да се сравни: нужни са срокове с напомняния и няколко – по жребий – без тях.',
    'not-yet': d => `Рано е да се каже: засега би се видяла само разлика от ${percent(d.visible)} нагоре${d.needed === null ? '' : `; за да се види една десета, са нужни ${events(d.needed)}`}.`,
    more: d => `Напомнянията водят повече хора: ${points(d.difference)} (сигурно между ${points(d.low)} и ${points(d.high)}) спрямо онези, на които не е писано.`,
    fewer: d => `С напомняния са дошли по-малко: ${points(d.difference)} (между ${points(d.low)} и ${points(d.high)}). Вижте думите и колко често пишете.`,
    'no-difference': d => `Няма видима разлика: между ${points(d.low)} и ${points(d.high)}. Които са дошли, щяха да дойдат и така.`,
  },
  alarm: {
    'ads-exceed-existing-and-referral': 'Рекламата носи повече от Вашите клиенти и техните познати, взети заедно. Това е скъпо и несигурно: първо връщайте своите.',
    'ads-exceed-existing': 'Рекламата носи повече от постоянните клиенти. Наблюдавайте това.',
  },
  adjustment: {
    revenue: 'Приходи', 'repeat-revenue': 'Повторни приходи', 'new-customers': 'Нови клиенти', 'returning-customers': 'Върнали се клиенти',
    'repeat-purchases': 'Повторни покупки', purchases: 'Покупки',
  },
  adjusted: d => `${d.name}: беше казано ${d.frozen}, с късните бележки би било ${d.now}.`,
}
