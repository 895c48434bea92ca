import { describe, expect, test } from 'vitest'
import { studentDensity, studentSurvival } from './student-t.ts'

describe("the tail of Student's t", () => {
  // Values of scipy.special.stdtr.
  const cases: readonly [v: number, t: number, value: number, why: string][] = [
    [4.05, 2.1, 0.05139864355006795, 'a real number of degrees'],
    [1, 1, 0.25, 'Cauchy'],
    [20.5, -0.3, 0.6164009782246357, 'left of the centre'],
    [3.3, 50, 3.609032792490136e-6, 'far in the tail'],
    [7, 0, 0.5, 'the centre'],
  ]
  for (const [v, t, value, why] of cases) test(why, () => expect(studentSurvival(v, t) / value).toBeCloseTo(1, 11))

  test('the density is the slope of the tail', () => {
    for (const t of [-3, -0.4, 0.1, 2, 6]) {
      const slope = (studentSurvival(5.3, t - 1e-5) - studentSurvival(5.3, t + 1e-5)) / 2e-5
      expect(studentDensity(5.3, t)).toBeCloseTo(slope, 8)
    }
  })
})
