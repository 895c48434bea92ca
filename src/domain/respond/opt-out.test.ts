import { describe, expect, test } from 'vitest'
import { LABELS_NOW, REFUSALS, refusalReplies } from '../../../test/reply-score.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { isForeignOptOut, isOptOut } from './opt-out.ts'
import { phraseText } from './phrases.ts'
import { readReply } from './read-reply.ts'

const heard = (text: string, namesTime = false) => {
  const words = phraseText(text.split(' '))
  return { text: words, typedText: words, rawText: words, locale: 'ru' as const, namesTime }
}

describe('isOptOut', () => {
  test.each([
    ['stop', true, 'English key words are heard in every language'],
    ['прошу больше не направлять мне рекламу', true, 'a verb of sending, refused, whatever the verb'],
    ['мой номер прошу удалить', true, 'the object may stand first'],
    ['не звоните сегодня', false, 'a time is refused, not the messages'],
    ['не звоните сегодня , и удалите мой номер', true, 'what only looks like a refusal hides no real one beside it'],
    ['отпишусь вам', false, 'he will write back'],
    ['отпишусь от вас', true, 'the same word with "from"'],
    ['стоп , а вы разве не переехали на мира ?', false, 'halts the talk'],
    ['стоп , кто это ?', true, 'a doubt is a refusal'],
    ['отпишите меня от занятия', false, 'gives up a visit'],
  ])('%j: %s, %s', (text, expected) => {
    expect(isOptOut(heard(text))).toBe(expected)
  })

  test('"cross me off" with a day is about the visit, without one about the list', () => {
    expect([isOptOut(heard('вычеркните меня')), isOptOut(heard('вычеркните меня на завтра', true))]).toEqual([true, false])
  })
})

test('a refusal in the neighbouring language is heard in a reply that means nothing in its own', () => {
  expect([isForeignOptOut(heard('не ми пишете повече')), isForeignOptOut(heard('добре'))]).toEqual([true, false])
})

describe.each(LOCALES.flatMap(locale => REFUSALS.map(set => ({ locale, set }))))(
  'refusals and replies that only look like one, the $set in $locale',
  ({ locale, set }) => {
    test.each([null, locale])('every refusal is heard and few others, the language known as %s', prior => {
      const replies = refusalReplies(locale, set).map(reply => ({ ...reply, ...readReply(reply.text, { now: LABELS_NOW, prior }) }))
      expect(replies.filter(reply => reply.isStop && reply.intent !== 'stop').map(reply => reply.text)).toEqual([])
      expect(replies.filter(reply => !reply.isStop && reply.intent === 'stop').length).toBeLessThanOrEqual(set === 'stops' ? 3 : 9)
      expect(replies.filter(reply => reply.isStop).length).toBeGreaterThanOrEqual(60)
    })
  },
)
