import type { Phrases } from './phrases.ts'
import { expect, test } from 'vitest'
import { ASKS_PLAINLY, ATTENDS, BUT, COMPLAINS, DECLINES, DONE_ELSEWHERE, MOVED_AWAY, OTHER_PERSON, POLITE } from './intent-frames.ts'
import { phraseText } from './phrases.ts'

test.each<[Phrases, string, boolean, string]>([
  [ATTENDS, 'да , обязательно придем', true, 'a confirmation'],
  [ATTENDS, 'буду думать', false, 'no coming'],
  [POLITE, 'would love to', true, 'a courtesy'],
  [BUT, 'бих дошла ама не мога', true, 'the turn'],
  [DECLINES, 'да нет наверное не надо', true, 'a soft no'],
  [DECLINES, 'да нет проблем', false, 'an agreement'],
  [MOVED_AWAY, 'преместих се в германия', true, 'he lives elsewhere'],
  [DONE_ELSEWHERE, 'привили уже в другой клинике', true, 'any verb of any trade'],
  [DONE_ELSEWHERE, 'я уже писал вам', false, 'no service'],
  [DONE_ELSEWHERE, 'вече ви казах', false, 'no service'],
  [COMPLAINS, 'после вашего ремонта не горит', true, 'breaks after our work'],
  [COMPLAINS, 'привезли просроченный', true, 'goods that are off'],
  [OTHER_PERSON, "i'm not george", true, 'not the one meant'],
  [OTHER_PERSON, "i'm not sure", false, 'doubts'],
  [ASKS_PLAINLY, 'в колко затваряте', true, 'no question mark'],
  [ASKS_PLAINLY, 'запись обязательна или можно так', true, 'an alternative'],
])('%s in %j: %s, %s', (pattern, text, expected) => {
  expect(pattern.test(phraseText(text.split(' ')))).toBe(expected)
})
