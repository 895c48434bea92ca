/** Taking a list as a file, in Bulgarian. */
import type { TakeListWords } from './ru.ts'

export const bg: TakeListWords = { take: 'Вземи като файл' }
