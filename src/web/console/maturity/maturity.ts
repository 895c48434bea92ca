/** Fetched after the numbers themselves. */
import { onDemand } from '../parts/on-demand.tsx'
import { maturityWords } from './maturity-words.ts'

export const Maturity = onDemand(async () => (await import('./maturity-card.tsx')).MaturityCard, maturityWords)
