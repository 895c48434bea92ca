import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LABELS_NOW } from '../../../test/reply-score.ts'
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

function labelled(locale: string): { readonly text: string; readonly isStop: boolean }[] {
  const lines = readFileSync(new URL(`../../../test/data/replies/stops-${locale}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  return lines.map(line => {
    const [, quoted, plain = '', label] = /^(?:"((?:[^"]|"")*)"|([^,]*)),(\w+)$/.exec(line) ?? []
    return { text: quoted === undefined ? plain : quoted.replaceAll('""', '"'), isStop: label === 'stop' }
  })
}

describe.each(LOCALES.map(locale => ({ locale })))('sixty refusals and sixty that only look like it, in $locale', ({ locale }) => {
  test.each([null, locale])('every refusal is heard and at most three others, the language known as %s', prior => {
    const replies = labelled(locale).map(reply => ({ ...reply, intent: readReply(reply.text, { now: LABELS_NOW, prior }).intent }))
    expect(replies.filter(reply => reply.isStop && reply.intent !== 'stop')).toEqual([])
    expect(replies.filter(reply => !reply.isStop && reply.intent === 'stop').length).toBeLessThanOrEqual(3)
    expect(replies.filter(reply => reply.isStop).length).toBeGreaterThanOrEqual(60)
  })
})
