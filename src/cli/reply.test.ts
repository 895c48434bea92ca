import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CliIo } from './cli-io.ts'
import { runCommandLine } from './command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'reply-'))
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const NOW = ['--now', '2026-03-10T10:30']

async function regulars(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const [out, said]: [string[], string[]] = [[], []]
  const io: CliIo = {
    out: text => {
      out.push(text)
    },
    err: text => {
      said.push(text)
    },
    locale: 'ru',
    isTerminal: false,
  }
  const code = await runCommandLine(words, io, () => expect.fail('what reads a file or a reply needs no program'))
  return { code, out: out.join('\n'), said: said.join('\n') }
}

describe('reading a reply', () => {
  test('of one line, and of a file', async () => {
    expect(await regulars('reply', 'stop', ...NOW, '--json')).toEqual({ code: 0, out: '{"intent":"stop","when":null}', said: '' })
    const replies = file('replies.csv', '\uFEFFid,text\n1,"стоп, хватит"\n')
    expect((await regulars('reply', '--file', replies, ...NOW)).out).toBe('text,lang,intent,when\n"стоп, хватит",ru,stop,')
  })

  test.each([
    { words: [], said: 'Какой ответ прочитать? Напишите его в кавычках или назовите файл: --file F.csv.', code: 2, why: 'nothing' },
    { words: ['да'], said: 'Скажите, когда он написан: --now 2026-03-10T10:30.', code: 2, why: 'no time' },
    { words: ['да', '--now', 'вчера'], said: '--now вчера: нужно в таком виде: 2026-03-10T10:30.', code: 2, why: 'no such time' },
    { words: ['да', '--lang', 'de', ...NOW], said: 'Значение --lang — одно из: auto, ru, bg, en.', code: 2, why: 'no such language' },
    { words: ['да', '--fast', ...NOW], said: 'Параметра --fast нет.', code: 2, why: 'no such option' },
    {
      words: ['да', '--lang', 'en'],
      said: 'Say when it was written: --now 2026-03-10T10:30.',
      code: 2,
      why: 'the language that was asked for',
    },
    { words: ['--file', join(folder, 'none.csv'), ...NOW], said: `Файла ${join(folder, 'none.csv')} нет`, code: 1, why: 'no such file' },
    { words: ['--file', file('empty.csv', ''), ...NOW], said: 'пуст: в первой строке нужны', code: 1, why: 'nothing in it' },
    { words: ['--file', file('other.csv', 'a,b\n1,2\n'), ...NOW], said: 'нет столбца text', code: 1, why: 'another table' },
    { words: ['--file', file('book.csv', 'PK\u0003\u0004\u0000'), ...NOW], said: 'не таблица CSV', code: 1, why: 'a spreadsheet' },
    { words: ['--file', folder, ...NOW], said: 'не читается', code: 1, why: 'a folder' },
  ])('$why: one sentence, exit code $code', async ({ words, said, code }) => {
    const answer = await regulars('reply', ...words)
    expect(answer.code).toBe(code)
    expect(answer.said.split('\n')[0]).toContain(said)
  })
})

test.each([
  { words: ['predict', '--lang', 'bg'], said: 'Посочете един файл.', why: 'beside the name' },
  { words: ['predict', '--speed', '--lang=en'], said: 'There is no option --speed.', why: 'joined' },
  { words: ['predict', 'a.csv', '--lang', 'de'], said: 'Параметра --lang нет.', why: 'not one of ours' },
])('the language of the answers: $why', async ({ words, said }) => {
  expect((await regulars(...words)).said.split('\n')[0]).toBe(said)
})
