import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import { homePhone } from './home-phone.ts'
import { phoneText } from './phone-text.ts'

test.each([
  ['+15185550126', '+1 518 555 0126', 'the United States'],
  ['+79450000101', '+7 945 000-01-01', 'a Russian mobile'],
  ['+74951234567', '+7 495 123-45-67', 'Moscow'],
  ['+77012345678', '+7 701 234 5678', 'Kazakhstan has the code of Russia and its own groups'],
  ['+359881234567', '+359 88 123 4567', 'a Bulgarian mobile'],
  ['+35929812345', '+359 2 981 2345', 'Sofia has one digit'],
  ['+442079460958', '+44 20 7946 0958', 'London'],
  ['+4915123456789', '+49 1512 3456789', 'a German mobile has two groups'],
  ['+33612345678', '+33 6 12 34 56 78', 'France counts by pairs'],
  ['+998901234567', '+998 90 123 45 67', 'Uzbekistan'],
  ['anna@shop.test', 'anna@shop.test', 'no telephone'],
  ['+12', '+12', 'no number that exists'],
])('%s is written %s: %s', (number, text) => {
  expect(phoneText(number)).toBe(text)
})

test.each(['+79450000101', '+74951234567', '+78442123456', '+359881234567', '+359981234567', '+359878123456'])(
  'the groups that the first page knows are those of the country: %s',
  number => {
    expect(homePhone(number)?.replaceAll('-', ' ')).toBe(parsePhoneNumberFromString(number)?.formatInternational())
  },
)

test.each(['+77012345678', '+35929812345', '+15185550126', '+359700123456', 'x'])('%s is left to the country', number => {
  expect(homePhone(number)).toBeUndefined()
})
