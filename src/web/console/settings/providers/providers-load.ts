/** The page of providers with its words, behind one address: the map of the first page stays short. */
import { sendingWords } from '../../sending/sending-words.ts'
import { settingsWords } from '../settings-words.ts'
import { ProvidersPage } from './providers-page.tsx'
import { providersWords } from './providers-words.ts'

export const providers = { Page: ProvidersPage, words: [providersWords, sendingWords, settingsWords] }
