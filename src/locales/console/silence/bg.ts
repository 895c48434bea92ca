/** Why somebody heard nothing, in Bulgarian. */
import { plural } from '../../../kernel/locale.ts'
import type { SilenceWords } from './ru.ts'

export const bg: SilenceWords = {
  title: 'Защо не му писахме и не му предложихме',
  contact: 'Не писахме',
  offer: name => `Не предложихме „${name}“`,
  count: count => plural('bg', count, { one: '# причина', other: '# причини' }),
  noName: 'без име',
}
