/** Why somebody heard nothing, in English. */
import { plural } from '../../../kernel/locale.ts'
import type { SilenceWords } from './ru.ts'

export const en: SilenceWords = {
  title: 'Why nothing was written or offered',
  contact: 'Not written to',
  offer: name => `“${name}” not offered`,
  count: count => plural('en', count, { one: '# reason', other: '# reasons' }),
  noName: 'no name',
}
