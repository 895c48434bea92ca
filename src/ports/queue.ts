/** Background work that survives a restart and is done by one process at a time. */

export interface QueuedWork {
  readonly name: string
  /** Minute, hour, day of month, month, weekday, in UTC; null when it is only asked for. */
  readonly cron: string | null
  /** A run that takes longer is taken for dead and may be started again. */
  readonly expireSeconds: number
  /** Stops early and cleanly when the signal says so. */
  run(signal: AbortSignal): Promise<void>
}

export interface Queue {
  /** Makes the queues, starts taking work. */
  start(works: readonly QueuedWork[]): Promise<void>
  /** Asks for a run as soon as possible; one that already waits is enough. */
  request(name: string): Promise<void>
  /** Waits for running work, at most so long. */
  stop(options: { readonly graceMs: number }): Promise<void>
}
