/** "These are different people", and the way back. */
import { useChange } from '../client/api.ts'
import { showToast } from '../shell/notices.tsx'
import { customersWords } from './customers-words.ts'

const REFRESHES = ['GET /merge-suggestions', 'GET /kept-apart', 'GET /customers/{id}/merge-preview'] as const

export function useKeepApart(onDone?: () => void) {
  return useChange('PUT /kept-apart', {
    refreshes: REFRESHES,
    onDone: (_answer, { body }) => {
      const w = customersWords.words().twins
      showToast({ text: body.isApart ? w.keptApart : w.lifted })
      onDone?.()
    },
  })
}
