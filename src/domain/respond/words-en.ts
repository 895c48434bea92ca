/** English forms of the words that times are made of, and the common words by which English is recognised. */
import type { WordList } from './lexicon.ts'

export const TIME_WORDS_EN: WordList = {
  w1: 'monday mon mondays', w2: 'tuesday tue tues tuesdays', w3: 'wednesday wed weds wednesdays wensday', w4: 'thursday thu thur thurs thursdays', w5: 'friday fri fridays',
  w6: 'saturday sat saturdays', w7: 'sunday sun sundays',
  m1: 'january jan', m2: 'february feb', m3: 'march', m4: 'april apr', m5: 'may', m6: 'june jun', m7: 'july jul', m8: 'august aug', m9: 'september sept sep', m10: 'october oct',
  m11: 'november nov', m12: 'december dec',
  o0: 'today 2day', o1: 'tomorrow tmrw tmr tomorow tommorow tommorrow 2morrow tomorrows tmw tomoz',
  n1: 'one', n2: 'two couple', n3: 'three few', n4: 'four', n5: 'five', n6: 'six', n7: 'seven', n8: 'eight', n9: 'nine', n10: 'ten', n11: 'eleven', n12: 'twelve', n15: 'fifteen',
  n20: 'twenty', n30: 'thirty', n40: 'forty', n45: 'forty-five',
  r1: 'first', r2: 'second', r3: 'third', r4: 'fourth', r5: 'fifth', r6: 'sixth', r7: 'seventh', r8: 'eighth', r9: 'ninth', r10: 'tenth', r11: 'eleventh', r12: 'twelfth',
  r13: 'thirteenth', r14: 'fourteenth', r15: 'fifteenth', r16: 'sixteenth', r17: 'seventeenth', r18: 'eighteenth', r19: 'nineteenth', r20: 'twentieth', r30: 'thirtieth',
  h720: 'midday noon', h0: 'midnight',
  'part:morning': 'morning mornings', 'part:noon': 'lunch lunchtime lunch-time', 'part:afternoon': 'afternoon afternoons arvo', 'part:evening': 'evening evenings tonight tonite eve', 'part:night': 'night',
  'unit:minute': 'minute minutes min mins', 'unit:hour': 'hour hours hr hrs', 'unit:day': 'day days', 'unit:week': 'week weeks wk wks', 'unit:month': 'month months', 'unit:year': 'year years',
  'season:spring': 'spring', 'season:summer': 'summer', 'season:autumn': 'autumn fall', 'season:winter': 'winter',
  'holiday:easter': 'easter', 'holiday:new-year': 'new-year', 'holiday:christmas': 'christmas xmas', 'holiday:holidays': 'holidays',
  weekend: 'weekend weekends wkend', next: 'next following nxt coming-next', this: 'this coming upcoming current', last: 'last previous', in: 'in within', after: 'after past-after', before: 'before',
  from: 'from since starting', until: 'until till til by', '-': 'to', at: 'at @', on: 'on for', start: 'beginning start', middle: 'middle mid', end: 'end', early: 'early', late: 'late', half: 'half', quarter: 'quarter',
  past: 'past', or: 'or', and: 'and', not: "not don't dont can't cant cannot won't wont", between: 'between', about: 'around about approximately roughly', oclock: "o'clock oclock", ago: 'ago', of: 'of the my',
  am: 'am a.m', pm: 'pm p.m',
}

/** Words that say "this is English"; also what a typing error is mended to. */
export const COMMON_EN = `k kk y u ur r pls plz thx remove dis call again yes no not i you we he she it me my your our us what how where when who which why can could may might
will would should do does did don't dont can't cant won't is are am was were be been sure ok okay okey yep yeah yup nope nah please thanks thank thx
hello hi hey great fine good perfect sounds works agreed deal absolutely definitely book booking appointment slot schedule reserve want need like come
coming drop stop by later now already still maybe perhaps busy away holiday vacation remind call text message back ring get let know think about
contact stop unsubscribe remove me off list messages texts emails spam quit end leave alone never again send sending opt out price prices cost costs
much charge expensive cheap cheaper discount pay money refund bought got done sorted ordered changed had went elsewhere cancel cancelled reschedule
move change different another time date wrong number person mistake sorry terrible awful bad rude unhappy disappointed worst complaint complain
horrible disgusting interested interest pass mind changed open hours address located delivery stock size available free availability any have there
the a an and or but to of for in on at with from this that tomorrow today tonight morning afternoon evening next week month monday tuesday wednesday
thursday friday saturday sunday after before lunch weekend`
