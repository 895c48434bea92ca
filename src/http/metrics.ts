/** Counts and times of requests by route, as Prometheus reads them. */
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5] as const

interface Series {
  count: number
  seconds: number
  readonly buckets: number[]
}

export class RequestMetrics {
  readonly #series = new Map<string, Series>()

  /** `route` comes from the contract, never from the address, so that their number is bounded. */
  record(request: { readonly route: string; readonly status: number; readonly seconds: number }): void {
    const labels = `route="${request.route}",status="${request.status}"`
    const series = this.#series.get(labels) ?? { count: 0, seconds: 0, buckets: BUCKETS_SECONDS.map(() => 0) }
    series.count += 1
    series.seconds += request.seconds
    BUCKETS_SECONDS.forEach((limit, index) => {
      if (request.seconds <= limit) series.buckets[index] = (series.buckets[index] ?? 0) + 1
    })
    this.#series.set(labels, series)
  }

  text(): string {
    const lines = ['# HELP regulars_http_request_seconds Time from request to answer.', '# TYPE regulars_http_request_seconds histogram']
    for (const [labels, series] of [...this.#series].toSorted(([a], [b]) => a.localeCompare(b))) {
      BUCKETS_SECONDS.forEach((limit, index) =>
        lines.push(`regulars_http_request_seconds_bucket{${labels},le="${limit}"} ${series.buckets[index] ?? 0}`),
      )
      lines.push(`regulars_http_request_seconds_bucket{${labels},le="+Inf"} ${series.count}`)
      lines.push(
        `regulars_http_request_seconds_sum{${labels}} ${series.seconds}`,
        `regulars_http_request_seconds_count{${labels}} ${series.count}`,
      )
    }
    return `${lines.join('\n')}\nregulars_memory_bytes ${process.memoryUsage.rss()}\n`
  }
}
