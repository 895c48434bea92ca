import { describe, expect, test } from 'vitest'
import { cutterOf, phrases, phraseText } from './phrases.ts'

describe('phrases', () => {
  test.each([
    ['не пишите', 'больше не пишите мне', true, 'words in a row'],
    ['не пишите', 'не надо пишите', false, 'nothing may stand between'],
    ['не .. пишите', 'не надо мне пишите', true, 'up to three words between'],
    ['не .. пишите', 'не . пишите', false, 'but no end of a sentence'],
    ['отпис*', 'хочу отписаться', true, 'any ending'],
    ['стоп', 'стопка', false, 'a whole word'],
    ['(да/ну да) конечно', 'ну да конечно', true, 'a choice of phrases'],
    ['это (больше)? не мой', 'это не мой', true, 'a word that may be missing'],
    ['^ end $', 'end', true, 'alone'],
    ['^ end $', 'the end', false, 'not alone'],
    ['не ... смс', 'не надо мне слать ваши смс', true, 'up to six words between'],
    ['отпишусь !(от)', 'отпишусь от вас', false, 'what may not follow'],
  ])('%j in %j: %s, %s', (list, text, expected) => {
    expect(phrases(list).test(phraseText(text.split(' ')))).toBe(expected)
  })
})

test('what is cut out leaves an end of a sentence, so that nothing new is heard across it', () => {
  expect(cutterOf('bus stop')(phraseText(['not', 'the', 'bus', 'stop', 'texts']))).toBe(' not the . texts ')
})
