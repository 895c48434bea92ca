/** Results as soon as they are ready, those of one moment together, while the others are still under way. */
export async function* asTheyCome<T>(works: readonly Promise<T>[]): AsyncGenerator<readonly T[]> {
  const ready: T[] = []
  let wake: () => void = () => undefined
  let failure: { readonly error: unknown } | undefined
  for (const work of works) {
    work.then(
      value => {
        ready.push(value)
        wake()
      },
      (error: unknown) => {
        failure ??= { error }
        wake()
      },
    )
  }
  for (let given = 0; given < works.length;) {
    if (failure !== undefined) throw failure.error
    if (ready.length === 0) await new Promise<void>(resolve => (wake = resolve))
    const together = ready.splice(0)
    given += together.length
    yield together
  }
}
