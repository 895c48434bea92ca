/** What is wrong with a provider's settings, and why a test message did not leave: each says what to do. */
import type { FieldRefusal } from '../../domain/collect/channel-route.ts'
import type { Locale } from '../../kernel/locale.ts'

type TestRefusal = 'not-set-up' | 'not-live' | 'no-address'

const FIELDS: Readonly<Record<Locale, Readonly<Record<FieldRefusal, string>>>> = {
  ru: {
    missing: 'Заполните это поле: без него провайдер не примет сообщения.',
    'no-number': 'Здесь нужно число, только цифры.',
    'no-url': 'Нужен адрес, который начинается с https://.',
    'no-choice': 'Выберите из списка.',
    'too-long': 'Слишком длинно: проверьте, то ли вы вставили.',
  },
  bg: {
    missing: 'Попълнете това поле: без него доставчикът няма да приеме съобщенията.',
    'no-number': 'Тук трябва число, само цифри.',
    'no-url': 'Нужен е адрес, който започва с https://.',
    'no-choice': 'Изберете от списъка.',
    'too-long': 'Твърде дълго е: проверете какво сте поставили.',
  },
  en: {
    missing: 'Fill this in: without it the provider takes no messages.',
    'no-number': 'A number goes here, digits only.',
    'no-url': 'An address that begins with https:// goes here.',
    'no-choice': 'Choose one from the list.',
    'too-long': 'Too long: check that you pasted the right thing.',
  },
}

const TESTS: Readonly<Record<Locale, Readonly<Record<TestRefusal, string>>>> = {
  ru: {
    'not-set-up': 'Сначала сохраните настройки канала.',
    'not-live': 'Это восстановленная копия. Подтвердите, что она рабочая, и отправьте ещё раз.',
    'no-address': 'Укажите адрес ваших страниц в разделе «Бизнес»: провайдеру нужно знать, куда сообщать.',
  },
  bg: {
    'not-set-up': 'Първо запазете настройките на канала.',
    'not-live': 'Това е възстановено копие. Потвърдете, че е работното, и изпратете отново.',
    'no-address': 'Посочете адреса на страниците си в „Бизнес“: доставчикът трябва да знае къде да съобщава.',
  },
  en: {
    'not-set-up': 'Save the settings of the channel first.',
    'not-live': 'This is a restored copy. Confirm that it is the live one and send again.',
    'no-address': 'Enter the address of your pages under “Business”: the provider has to know where to report.',
  },
}

export function channelFieldText(locale: Locale, refusal: FieldRefusal): string {
  return FIELDS[locale][refusal]
}

export function channelTestText(locale: Locale, refusal: TestRefusal): string {
  return TESTS[locale][refusal]
}
