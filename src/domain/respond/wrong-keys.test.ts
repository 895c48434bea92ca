import { expect, test } from 'vitest'
import { spellAsMeant } from './wrong-keys.ts'

const meant = (text: string): string =>
  spellAsMeant(text, { prior: null, fixed: false })
    .spelt.tokens.map(token => token.text)
    .join(' ')

test.each([
  ['cnjg', 'стоп', 'one word'],
  ['pfdnhf d 15:30', 'завтра в 15:30', 'digits stay'],
  [',jkmit yt ,tcgjrjqnt vtyz', 'больше не беспокойте меня', 'marks that are letters on the other keyboard'],
  ['gbie ;fkj,e, pfdnhf', 'пишу жалобу , завтра', 'a comma that is one'],
  ['pf,kjrbhe.', 'заблокирую', 'a point that is the ending of a verb'],
  ['pfgbibnt yf pfdnhf.', 'запишите на завтра .', 'a point that is one'],
  ['wj,e l 10', 'утре в 10', 'the Bulgarian standard keyboard'],
  ['ызуфл ещьщккщц', 'speak tomorrow', 'English on the Russian keyboard, one word by its slip'],
  ['хгзд ывлпр', 'хгзд ывлпр', 'no words on any of them'],
  ['куьщму ьу зкуфыу', 'remove me please', 'English on the Russian keyboard'],
  ['tomorrow at 3', 'tomorrow at 3', 'what is known as it stands is not touched'],
  ['zavtra utrom', 'завтра утром', 'nor what is typed by its sound'],
])('%j is meant as %j: %s', (text, expected) => {
  expect(meant(text)).toBe(expected)
})

test('the language that was given is kept to', () => {
  expect(spellAsMeant('cnjg', { prior: 'en', fixed: true }).spelt.locale).toBe('en')
})
