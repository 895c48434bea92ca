/** Earlier forecasts against what came. */
import { calibrationReason } from '../../domain/understand/number-reason.ts'
import { addDays, dayFromNumber } from '../../kernel/day.ts'
import { businessCalibration } from '../../usecases/understand/calibration.ts'
import { explainModel } from '../../usecases/understand/explain-model.ts'
import type { Handlers } from '../call.ts'
import { numberDecision } from '../views/decisions.ts'

export const calibrationHandlers: Pick<Handlers, 'GET /reports/calibration'> = {
  'GET /reports/calibration': async (deps, call) => {
    const { asOf, report } = await businessCalibration(deps, call.business)
    const model = (await explainModel(deps, call.business)).map(reason => numberDecision(reason, call.locale))
    if (!report) return { asOf, report: null, model }
    // A report that was kept before groups were counted has none.
    const groups = report.groups ?? []
    const names = await deps.store.inBusiness(call.business, tx => tx.understand.subjectNames(groups.map(group => group.subject)))
    return {
      asOf,
      model,
      report: {
        windowDays: report.windowDays,
        all: report.all,
        why: numberDecision(calibrationReason(report.all), call.locale),
        bins: [...report.bins],
        segments: [...report.segments],
        groups: groups.map(({ subject, ...group }) => ({
          ...group,
          groupId: subject.slice('group:'.length),
          name: names.get(subject) ?? '',
        })),
        windows: report.windows.map(({ originDay, ...window }) => {
          const origin = dayFromNumber(originDay)
          return { ...window, fromDay: addDays(origin, 1), toDay: addDays(origin, report.windowDays) }
        }),
      },
    }
  },
}
