import { expect, test } from 'vitest'
import { canFill, fillIn } from './word-engine.ts'

test.each([
  { text: '{% if name %}Hello, {{ name }}!{% else %}Hello!{% endif %}', says: 'Hello, Anna!' },
  { text: '{% unless gift %}no gift{% endunless %}', says: 'no gift' },
  { text: '{% case name %}{% when "Anna" %}her{% else %}somebody{% endcase %}', says: 'her' },
  { text: '{% comment %}for myself{% endcomment %}{% raw %}{{ as it is }}{% endraw %}', says: '{{ as it is }}' },
])('$text says $says', ({ text, says }) => {
  expect(canFill(text)).toBe(true)
  expect(fillIn(text, { name: 'Anna' })).toBe(says)
})

test.each([
  { text: '{% for i in (1..100000000) %}x{% endfor %}', why: 'a loop would hold the server up' },
  { text: '{% tablerow i in (1..100000000) %}x{% endtablerow %}', why: 'so would a table' },
  { text: '{% assign a = name | append: name %}{{ a }}', why: 'a text that doubles itself grows without bound' },
  { text: '{% include "/etc/passwd" %}', why: 'no file is anybody’s words' },
  { text: '{% render "other" %}', why: 'nor is another text' },
  { text: '{% layout "other" %}', why: 'nor its frame' },
  { text: '{{ (1..100000000) | join }}', why: 'a list of a hundred million is not made' },
  { text: '{{ (1..phone) | join }}', why: 'nor one as long as a phone number' },
  { text: '{{ name', why: 'a field that does not end' },
  { text: 'x'.repeat(60_000), why: 'nobody reads a message that long' },
])('refused, because $why', ({ text }) => {
  expect(canFill(text)).toBe(false)
})
