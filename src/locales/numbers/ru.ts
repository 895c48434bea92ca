/** Что значат цифры месяца – по предложению на каждую. */
import { plural } from '../../kernel/locale.ts'
import { formatPercent } from '../../kernel/percent.ts'
import type { NumbersWords } from './en.ts'

const percent = (share: number): string => formatPercent(share, 'ru')
const points = (share: number): string => `${new Intl.NumberFormat('ru', { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(share * 100)} п. п.`
const events = (count: number): string => plural('ru', count, { one: '# срок', few: '# срока', many: '# сроков', other: '# срока' })

export const ru: NumbersWords = {
  repeatRate: d => d.denominator === 0
    ? 'В этом месяце никто из известных клиентов не покупал.'
    : `${d.numerator} из ${plural('ru', d.denominator, { one: '# клиента', few: '# клиентов', many: '# клиентов', other: '# клиента' })} месяца покупали и раньше (${percent(d.numerator / d.denominator)}); «раньше» – за ${plural('ru', d.windowDays, { one: '# день', few: '# дня', many: '# дней', other: '# дня' })} истории.`,
  uplift: {
    'nothing-to-compare': () => 'Сравнить пока нечего: нужны сроки с напоминаниями и немного – по жребию – без них.',
    'not-yet': d => `Говорить рано: пока была бы видна только разница от ${percent(d.visible)}${d.needed === null ? '' : `; чтобы увидеть десятую часть, нужно ${events(d.needed)}`}.`,
    more: d => `Напоминания приводят больше: ${points(d.difference)} (надёжно – от ${points(d.low)} до ${points(d.high)}) против тех, кого не трогали.`,
    fewer: d => `С напоминаниями пришли реже: ${points(d.difference)} (от ${points(d.low)} до ${points(d.high)}). Посмотрите на слова и на то, как часто пишете.`,
    'no-difference': d => `Заметной разницы нет: от ${points(d.low)} до ${points(d.high)}. Кто пришёл, пришёл бы и так.`,
  },
  alarm: {
    'ads-exceed-existing-and-referral': 'Реклама приносит больше, чем ваши клиенты и их знакомые вместе. Это дорого и ненадёжно: сначала возвращайте своих.',
    'ads-exceed-existing': 'Реклама приносит больше, чем свои клиенты. Присмотритесь.',
  },
  adjustment: {
    revenue: 'Выручка', 'repeat-revenue': 'Повторная выручка', 'new-customers': 'Новые клиенты', 'returning-customers': 'Вернувшиеся клиенты',
    'repeat-purchases': 'Повторные покупки', purchases: 'Покупки',
  },
  adjusted: d => `${d.name}: было сказано ${d.frozen}, с поздними чеками было бы ${d.now}.`,
}
