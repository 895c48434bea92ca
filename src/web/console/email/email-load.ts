/** Setting e-mail up, with the words of what it shows. */
import { sendingWords } from '../sending/sending-words.ts'
import { settingsWords } from '../settings/settings-words.ts'
import { EmailPage } from './email-page.tsx'
import { emailWords } from './email-words.ts'

export const email = { Page: EmailPage, words: [emailWords, sendingWords, settingsWords] }
