/** Why somebody heard nothing, in Russian. */
import { plural } from '../../../kernel/locale.ts'

export const ru = {
  title: 'Почему не написали и не предложили',
  contact: 'Не написали',
  offer: (name: string) => `Не предложили «${name}»`,
  count: (count: number): string => plural('ru', count, { one: '# причина', few: '# причины', many: '# причин', other: '# причины' }),
  noName: 'без имени',
}

export type SilenceWords = typeof ru
