/** The page of messages with its words, behind one address: the map of the first page stays short. */
import { sendingWords } from '../sending/sending-words.ts'
import { MessagesPage } from './messages-page.tsx'
import { messagesWords } from './messages-words.ts'

export const messages = { Page: MessagesPage, words: [messagesWords, sendingWords] }
