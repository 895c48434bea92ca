import { expect, test } from 'vitest'
import { LABELS_NOW } from '../../../test/reply-score.ts'
import { readReply } from './read-reply.ts'

test.each([
  ['ага, конечно, разбежался', 'no', 'scorn agrees in words only'],
  ['да бе да, чакайте ме', 'no', 'in Bulgarian too'],
  ['as if, way too dear', 'no', 'and in English'],
  ['спасибо за подарок, очень приятно', 'other', 'thanks for what was want nothing'],
  ['нас будет трое а не пятеро', 'other', 'a number of guests put right is for a person'],
  ['чем вы мне намазали лицо? всё горит', 'complaint', 'an accusation put as a question, where the body suffers'],
  ['чем вы моете машины?', 'question', 'a question without suffering stays one'],
  ['не ми върнахте ресто 5 лева', 'complaint', 'money kept back'],
  ['позавчера поставили, уже стучит', 'complaint', 'work of ours that fails soon'],
  ['не пишите ночью, дети спят', 'complaint', 'a bad hour is no refusal for ever'],
  ['не пишите мне больше ни днём ни ночью', 'stop', 'but a refusal that names the night is one'],
  ["don't text me at 3 am again", 'stop', '"again" refuses for good'],
  ['дорого стало, я теперь сама', 'no', 'a plan of his own told instead of a no'],
  ['жена отвезёт', 'no', 'somebody else drives him'],
  ['още не знам', 'later', 'undecided is not no'],
  ['с ребенком можно', 'question', 'a question without its mark'],
  ['с десяти можно', 'book', 'unless it names an hour'],
  ["wasn't I booked for Monday?", 'question', 'he asks about the visit he has'],
  ['утре не мога, съжалявам', 'cancel', 'gives up the visit that stands'],
])('%j is %s: %s', (text, intent) => {
  expect(readReply(text, { now: LABELS_NOW }).intent).toBe(intent)
})

test.each([
  ['не пишіть мені більше', 'Ukrainian'],
  ['ne šaljite mi više poruke', 'Serbian in Latin letters'],
  ['не шаљите ми више поруке', 'Serbian in its own'],
  ['mesaj atmayın', 'Turkish'],
  ['abmelden', 'German'],
])('%j is a refusal in %s, whatever language the shop writes in', text => {
  for (const prior of [null, 'ru', 'bg', 'en'] as const) expect(readReply(text, { now: LABELS_NOW, prior }).intent).toBe('stop')
})
