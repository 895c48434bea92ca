import { describe, expect, test } from 'vitest'
import { type Disguise, DISGUISES } from '../../../test/reply-disguises.ts'
import { LABELS_NOW, refusalReplies } from '../../../test/reply-score.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { seededRandom } from '../../kernel/random.ts'
import { readReply } from './read-reply.ts'

const replies = LOCALES.flatMap(locale =>
  refusalReplies(locale, 'stops').flatMap((reply, i) => (i % 4 === 0 ? [{ ...reply, locale }] : [])),
)

/** The share of refusals still heard; what is typed by sound or carelessly loses some letters for good. */
const HEARD_MIN: ReadonlyMap<string, number> = new Map(
  Object.entries({
    capitals: 1,
    'no space behind marks': 1,
    'a space before marks': 1,
    shouted: 1,
    'a last letter drawn out': 0.99,
    'one letter doubled': 0.97,
    'one letter left out': 0.95,
    'Latin look-alikes': 0.99,
    'by sound': 0.95,
    'by sound, the other way': 0.93,
    'the wrong keyboard': 0.99,
    'a greeting before and thanks behind': 0.99,
  }),
)
const FALSE_MAX = 0.05

describe('E1: a refusal is one however it is typed', () => {
  test.each<[string, Disguise, number]>(Object.entries(DISGUISES).map(([name, disguise]) => [name, disguise, HEARD_MIN.get(name) ?? 1]))(
    '%s',
    (_, disguise, heardMin) => {
      const random = seededRandom(3)
      const read = replies.flatMap(({ text, locale, isStop }) => {
        const typed = disguise({ text, locale, random })
        return typed === undefined ? [] : [{ typed, isStop, isHeard: readReply(typed, { now: LABELS_NOW }).intent === 'stop' }]
      })
      const [refusals, others] = [read.filter(reply => reply.isStop), read.filter(reply => !reply.isStop)]
      const missed = refusals.filter(reply => !reply.isHeard).map(reply => reply.typed)
      const silenced = others.filter(reply => reply.isHeard).map(reply => reply.typed)
      expect(1 - missed.length / refusals.length, missed.join('\n')).toBeGreaterThanOrEqual(heardMin)
      expect(silenced.length / others.length, silenced.join('\n')).toBeLessThanOrEqual(FALSE_MAX)
    },
  )
})
