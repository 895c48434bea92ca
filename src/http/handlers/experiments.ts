/** Experiments: written, sized, started, stopped, told. */
import type { AnswerOf, InputOf } from '../../contract/contract.ts'
import type { experimentRoutes } from '../../contract/experiments.ts'
import { CHANNELS } from '../../domain/collect/business.ts'
import type { ExperimentChange } from '../../domain/plan/experiment.ts'
import { type BusinessId, type ExperimentId, id } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import { experimentWords } from '../../locales/reasons/experiment.ts'
import {
  type ExperimentInput,
  type ExperimentRefusal,
  experimentResult,
  type ExperimentResult,
  experimentSize,
  saveExperiment,
  startExperiment,
  stopExperiment,
} from '../../usecases/plan/edit-experiment.ts'
import type { Handlers } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound, ProblemError } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'
import { wordsOf } from './campaigns.ts'

type View = AnswerOf<'POST /experiments'>

export const experimentHandlers: Pick<Handlers, keyof typeof experimentRoutes> = {
  'GET /experiments': async (deps, call) => {
    const all = await deps.store.inBusiness(call.business, tx => tx.experiment.experiments())
    const items: View[] = []
    for (const one of all) items.push(await viewOf(deps, call, one.experimentId))
    return { items }
  },
  'POST /experiments': async (deps, call) => {
    const saved = await saveExperiment(deps, call.business, inputOf(call.input.body, { experimentId: null, actor: call.actor }))
    if ('refusal' in saved) throw refused(saved.refusal, call.locale)
    return viewOf(deps, call, saved.experimentId)
  },
  'PUT /experiments/{id}': async (deps, call) => {
    const experimentId = id<'experiment'>(call.input.params.id)
    const saved = await saveExperiment(deps, call.business, inputOf(call.input.body, { experimentId, actor: call.actor }))
    if ('refusal' in saved) throw refused(saved.refusal, call.locale)
    return viewOf(deps, call, experimentId)
  },
  'GET /experiments/sizes': async (deps, call) =>
    deps.store.inBusiness(call.business, async tx => {
      const today = localDay(call.at, (await tx.business.read()).zone)
      const size = await experimentSize(tx, { share: call.input.query.share, today })
      return { ...size, byWeeks: [...size.byWeeks] }
    }),
  'POST /experiments/{id}/starts': async (deps, call) => {
    const experimentId = id<'experiment'>(call.input.params.id)
    const started = await startExperiment(deps, call.business, { ...call.input.body, experimentId, actor: call.actor })
    if (started.status === 'refused') throw refused(started.reason, call.locale, started.conflict ?? '')
    return viewOf(deps, call, experimentId)
  },
  'POST /experiments/{id}/stops': async (deps, call) => {
    const experimentId = id<'experiment'>(call.input.params.id)
    const stopped = await stopExperiment(deps, call.business, { experimentId, actor: call.actor })
    if (stopped !== 'stopped') throw refused(stopped, call.locale)
    return viewOf(deps, call, experimentId)
  },
}

async function viewOf(
  deps: HttpDeps,
  call: { readonly business: BusinessId; readonly locale: Locale },
  experimentId: ExperimentId,
): Promise<View> {
  const result = await experimentResult(deps, call.business, experimentId)
  if (result === 'not-found') throw notFound()
  const { experiment, assigned, closed, uplift } = result
  return {
    ...experiment,
    rungs: [...experiment.rungs],
    segments: [...experiment.segments],
    change: changeView(experiment.change),
    text: textOf(result, call.locale),
    assigned,
    closed,
    result:
      uplift === null
        ? null
        : {
            first: uplift.heldOut,
            second: uplift.contacted,
            difference: uplift.difference,
            low: uplift.low,
            high: uplift.high,
            verdict: uplift.verdict,
          },
  }
}

function changeView(change: ExperimentChange): View['change'] {
  return change.variable === 'words' ? { variable: 'words', words: change.words } : change
}

function textOf({ experiment, closed, uplift }: ExperimentResult, locale: Locale): string {
  const words = experimentWords(locale)
  const points = (share: number | null | undefined): number => Math.round((share ?? 0) * 100)
  if (uplift !== null)
    return words.verdict[uplift.verdict]({ points: points(uplift.difference), low: points(uplift.low), high: points(uplift.high) })
  if (experiment.state !== 'running' || experiment.endsOn === null) return ''
  return words.running({ closed, planned: experiment.eventsPlanned ?? 0, until: experiment.endsOn })
}

function inputOf(body: InputOf<'POST /experiments'>['body'], who: Pick<ExperimentInput, 'experimentId' | 'actor'>): ExperimentInput {
  return { ...body, ...who, change: changeOf(body.change) }
}

function changeOf(change: InputOf<'POST /experiments'>['body']['change']): ExperimentChange {
  if (change.variable === 'words') return { variable: 'words', words: wordsOf(change.words) }
  if (change.variable !== 'channel') return change
  const channel = CHANNELS.find(one => one === change.channel)
  if (channel === undefined) throw new ProblemError('invalid', { errors: [{ path: 'change', message: CHANNELS.join(', ') }] })
  return { variable: 'channel', channel }
}

function refused(reason: ExperimentRefusal, locale: Locale, conflict = ''): Error {
  if (reason === 'not-found') return notFound()
  return refuseInWords(reason, { detail: experimentWords(locale).refusal[reason]({ conflict }) })
}
