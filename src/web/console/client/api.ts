/** Server state: one cache, keyed by route, request and language, because answers carry sentences. */
import { keepPreviousData, QueryClient, useMutation, useQuery } from '@tanstack/preact-query'
import type { AnswerOf, RouteName } from '../../../contract/contract.ts'
import { showToast } from '../shell/notices.tsx'
import { locale } from '../words/locale.ts'
import { words } from '../words/shell-words.ts'
import { call, CallProblem, type Input } from './call.ts'

const FRESH_MS = 5_000

export const queryClient = new QueryClient({
  defaultOptions: {
    // The server stands in the same shop: whether the device thinks it is online says nothing.
    queries: { staleTime: FRESH_MS, retry: 1, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

const LOOK_MS = 100
/** Between one answer and the next question there is a moment in which nothing is asked; it is shorter than so many looks. */
const CALM_LOOKS = 4

/** Waits until the page has its heading and all it asked for, so that what nobody waits for does not stand in its way. */
export function settled(): Promise<void> {
  return new Promise(resolve => {
    let calm = 0
    const timer = setInterval(() => {
      calm = document.querySelector('main h1') === null || queryClient.isFetching() > 0 ? 0 : calm + 1
      if (calm < CALM_LOOKS) return
      clearInterval(timer)
      resolve()
    }, LOOK_MS)
  })
}

type ReadName = Extract<RouteName, `GET ${string}`>
type Given<N extends RouteName> = keyof Input<N> extends never ? [] : [Input<N>]

/** What to tell the person: the server's own sentence, or ours when it could not speak. */
export function problemText(error: unknown): string {
  if (!(error instanceof CallProblem)) return words().problems.unknown
  if (error.code === 'offline') return words().problems.offline
  return error.message === '' ? words().problems.unknown : error.message
}

export function showProblem(error: unknown): void {
  showToast({ text: problemText(error), kind: 'problem' })
}

interface ReadOptions<N extends ReadName> {
  readonly enabled?: boolean
  readonly keepPrevious?: boolean
  /** Reads again by itself; false stops it. */
  readonly everyMs?: (answer: AnswerOf<N> | undefined) => number | false
}

/** Reads a route into the cache; the answer follows the language. */
export function useRead<N extends ReadName>(name: N, given: Given<N>, options: ReadOptions<N> = {}) {
  const { everyMs } = options
  return useQuery<AnswerOf<N>>({
    queryKey: [name, given[0] ?? null, locale.value],
    queryFn: () => call(name, ...given),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(everyMs === undefined ? {} : { refetchInterval: query => everyMs(query.state.data) }),
  })
}

/** Marks what a change makes old; everything shown is fetched again. */
export async function refresh(...names: readonly ReadName[]): Promise<void> {
  await Promise.all(names.map(name => queryClient.invalidateQueries({ queryKey: [name] })))
}

interface ChangeOptions<N extends RouteName> {
  readonly onDone?: (answer: AnswerOf<N>, input: Input<N>) => void
  readonly onProblem?: (error: unknown, input: Input<N>) => void
  readonly refreshes?: readonly ReadName[]
}

/** A change through the API: a failure is told, and what it touched is read again. */
export function useChange<N extends RouteName>(name: N, options: ChangeOptions<N> = {}) {
  return useMutation({
    mutationFn: (input: Input<N>) => call(name, ...([input] as unknown as Given<N>)),
    onSuccess: (answer, input) => {
      options.onDone?.(answer, input)
    },
    onError: (error, input) => {
      if (options.onProblem) options.onProblem(error, input)
      else showProblem(error)
    },
    onSettled: () => refresh(...(options.refreshes ?? [])),
  })
}
