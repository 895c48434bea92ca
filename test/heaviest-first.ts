/** The order of the test files: those that take minutes begin, so that at the end none is left that runs alone. */
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** From the heaviest on; what is named nowhere goes between these and the units of the core. */
const FIRST = ['/test/end-to-end/', '/test/engines/', '/test/sources.test.ts', '/test/fuzz/', '/test/deliver/', '/test/collect/']
const LAST = ['/src/domain/', '/src/kernel/', '/src/locales/']

export class HeaviestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => placeOf(a.moduleId) - placeOf(b.moduleId))
  }
}

function placeOf(path: string): number {
  const first = FIRST.findIndex(part => path.includes(part))
  if (first >= 0) return first
  return FIRST.length + (LAST.some(part => path.includes(part)) ? 1 : 0)
}
