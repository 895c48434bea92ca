/** The entry of the collection points among the further pages; it is reached from the sources. */
import { furtherWords } from '../further-words.ts'

export const pointsEntry = {
  name: 'sources',
  group: null,
  shape: '',
  title: () => furtherWords.words().pages.sources,
  path: '/sources/points',
  matches: /^\/sources\/points$/,
  load: async () => ({
    Page: (await import('./points-page.tsx')).PointsPage,
    words: [(await import('./points-words.ts')).pointsWords],
  }),
} as const
