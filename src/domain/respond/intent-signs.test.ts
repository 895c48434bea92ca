import type { Phrases } from './phrases.ts'
import { describe, expect, test } from 'vitest'
import {
  ABSENT,
  AGREES,
  ASKS_PRICE,
  CALLS_OFF,
  DEFECT,
  GONE,
  MOVES,
  NOT_DUE,
  PRAISES,
  PROMISES,
  OWN_TROUBLE,
  PUT_OFF,
  SERVED,
  STRANGER,
  TRAVEL_MOVED,
  WANTS_VISIT,
  WHO_WORKS,
  WRONG_GOODS,
} from './intent-signs.ts'

describe('what gives a want away without its words', () => {
  test.each<[string, Phrases, string, string]>([
    ['a defect told as a fact', DEFECT, ' кофе был холодный ', ' кофе был вкусный '],
    ['the goods were wrong, not the person', WRONG_GOODS, ' you sent the wrong shade ', ' you have the wrong person '],
    ['somebody else did it', SERVED, ' съседът го смени ', ' съседът ме пита '],
    ['what he came for is no more', GONE, ' we lost our cat last year ', ' we lost our way '],
    ['he has enough yet', NOT_DUE, ' plenty left for now ', ' turn left twice '],
    ['he will not be there', ABSENT, ' не ждите нас ', ' ждите нас '],
    ['the visit moves', MOVES, ' не успеваю к 3 ', ' успеваю к 3 '],
    ['agreement in other words', AGREES, ' не бих отказал ', ' бих отказал '],
    ['a visit without its words', WANTS_VISIT, ' трябва ми преглед ', ' минах преглед '],
    ['the price without its word', ASKS_PRICE, ' what do i owe ', ' what do i bring '],
    ['not the one meant', STRANGER, " this is my mum's phone ", ' this is my new car '],
    ['his own trouble', OWN_TROUBLE, ' stuck in traffic ', ' the door is stuck '],
    ['money has to come first', PUT_OFF, ' чакам заплата ', ' чакам пред вас '],
    ['what was ordered is called off', CALLS_OFF, ' машину снимите , не едем ', ' угу , жду машину '],
    ['the journey was put off', TRAVEL_MOVED, ' рейс задержали ', ' рейс по расписанию '],
    ['thanks for what was', PRAISES, ' that was delicious ', ' is it delicious ? '],
    ['a promise for later', PROMISES, ' will book then ', ' book me then '],
    ['who is there that day', WHO_WORKS, ' кто сегодня работает ', ' сегодня работаю '],
  ])('%s', (_, sign, is, isNot) => {
    expect(sign.test(is)).toBe(true)
    expect(sign.test(isNot)).toBe(false)
  })
})
