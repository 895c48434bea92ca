/** Taking a list as a file, in English. */
import type { TakeListWords } from './ru.ts'

export const en: TakeListWords = { take: 'Take as a file' }
