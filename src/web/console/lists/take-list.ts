/** The links under a list, fetched after the list itself. */
import { onDemand } from '../parts/on-demand.tsx'
import { listsWords } from './lists-words.ts'

export const TakeList = onDemand(async () => (await import('./list-links.tsx')).ListLinks, listsWords)
