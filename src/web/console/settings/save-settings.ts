/** Saving a part of the settings: the version goes along, so that two windows cannot overwrite each other. */
import type { RequestOf } from '../../../contract/contract.ts'
import { refresh, showProblem, useChange } from '../client/api.ts'
import { CallProblem } from '../client/call.ts'
import { loadSession } from '../client/session.ts'
import { showToast } from '../shell/notices.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import type { Settings } from './settings.ts'
import { settingsWords } from './settings-words.ts'

export type SettingsPart = Omit<RequestOf<'PATCH /business'>['body'], 'version'>

const CONFLICT_STATUS = 409

export function useSaveSettings(settings: Settings): {
  readonly save: (part: SettingsPart) => void
  readonly isSaving: boolean
  readonly error: unknown
} {
  const change = useChange('PATCH /business', {
    refreshes: ['GET /business', 'GET /today'],
    onDone: () => {
      showToast({ text: shellWords().saved })
      void loadSession().catch(showProblem)
    },
    onProblem: error => {
      if (error instanceof CallProblem && error.status === CONFLICT_STATUS) {
        showToast({ text: settingsWords.words().stale, kind: 'problem' })
        void refresh('GET /business')
      } else showProblem(error)
    },
  })
  return { save: part => change.mutate({ body: { version: settings.version, ...part } }), isSaving: change.isPending, error: change.error }
}
