/**
 * The gamma function in the forms that the models need.
 * Source: Lanczos (1964), g = 7 with nine coefficients, relative error below 1e-14 for x > 0.
 */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const
const HALF_LOG_TWO_PI = 0.9189385332046727

/** ln |Γ(x)|. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x)
  const z = x - 1
  let sum: number = LANCZOS[0]
  for (let i = 1; i < 9; i += 1) sum += (LANCZOS[i] ?? 0) / (z + i)
  const t = z + 7.5
  return HALF_LOG_TWO_PI + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** ln B(a, b). */
export function logBeta({ a, b }: { a: number; b: number }): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/**
 * Γ(x + ½) / Γ(x) for x > 0, without a logarithm: it stands in every Student-t density, so it runs once a purchase.
 * Source: the asymptotic series in 1/x (Tricomi and Erdélyi 1951), after raising x to 16 by Γ(x + 1) = x Γ(x).
 */
export function halfStepRatio(x: number): number {
  let up = 1
  let down = 1
  let z = x
  while (z < 16) {
    up *= z
    down *= z + 0.5
    z += 1
  }
  const w = 1 / z
  const series =
    1 +
    w *
      (-1 / 8 +
        w *
          (1 / 128 +
            w *
              (5 / 1024 +
                w * (-21 / 32768 + w * (-399 / 262144 + w * (869 / 4194304 + w * (39325 / 33554432 - (w * 334477) / 2147483648)))))))
  return (up / down) * Math.sqrt(z) * series
}

/**
 * ψ(x + ½) − ψ(x) for x > 0: the slope of ln halfStepRatio.
 * Source: the asymptotic series of the digamma function (Abramowitz and Stegun 6.3.18), after raising x to 8 by ψ(x + 1) = ψ(x) + 1/x.
 */
export function halfStepSlope(x: number): number {
  let sum = 0
  let z = x
  while (z < 8) {
    sum += 0.5 / (z * (z + 0.5))
    z += 1
  }
  return sum + Math.log1p(0.5 / z) + digammaRest(z + 0.5) - digammaRest(z)
}

/** ψ(x) − ln x for x ≥ 8, to 1e-13. */
function digammaRest(x: number): number {
  const w = 1 / (x * x)
  return -0.5 / x - w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - (w * 691) / 32760)))))
}
