import { expect, test } from 'vitest'
import { keptWish } from './kept-wish.ts'

test.each([
  [' не спирайте с промоциите ', 'messages', ' . промоциите '],
  [" don't stop sending these , no cash ", 'messages', ' . these , no cash '],
  [' буду к 11 , место не снимайте ', 'visit', ' буду к 11 , . '],
  [' не беспокойтесь , приду ', 'calm', ' . , приду '],
  [' dont ever stop doing those cakes , see you sat ', 'messages', ' . those cakes , see you sat '],
  [' не пишите больше ', undefined, ' не пишите больше '],
])('%j keeps %s, and leaves %j', (text, kept, rest) => {
  const wish = keptWish(text)
  expect([wish?.kept, wish?.without(text) ?? text]).toEqual([kept, rest])
})
