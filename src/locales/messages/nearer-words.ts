/** Words about the group or thing that is due, and of segments with a ladder of their own; each fits one part of an SMS. */
import type { NearerWords } from '../../domain/deliver/nearer-words.ts'
import type { Locale } from '../../kernel/locale.ts'

interface Forms {
  readonly formal: NearerWords
  /** 'ты', „ти“; null where the language does not tell them apart. */
  readonly informal: NearerWords | null
}

const ru: Forms = {
  formal: {
    about: {
      soft: ['«{{ about }}»: если есть вопрос, подскажем', '«{{ about }}»: всё в порядке?', 'есть вопрос с прошлого раза? Подскажем'],
      product: ['«{{ about }}»: для своих всё наготове', '«{{ about }}»: всё наготове', 'для своих у нас всё наготове'],
      offer: ['самое время: «{{ about }}». Когда удобно?', '«{{ about }}»: пора. Когда удобно?', 'самое время. Когда вам удобно?'],
    },
    parts: {
      return: ['пора забрать: «{{ about }}». Когда удобно?', '«{{ about }}» ждёт вас. Когда удобно?', 'ваши вещи ждут вас. Когда удобно?'],
      warranty: ['«{{ about }}»: гарантия на исходе. Проверить?', 'гарантия на исходе. Проверить?'],
    },
    segments: {
      new: {
        soft: 'спасибо, что выбрали нас. Хорошего дня!',
        product: 'рады знакомству и ждём вас снова',
        offer: 'понравилось у нас? Когда вас ждать снова?',
      },
      'one-timer': {
        soft: 'помним вас с первой встречи. Доброго дня!',
        product: 'будем рады показать, что у нас нового',
        offer: 'заглянете ещё раз? Когда вам удобно?',
      },
    },
    thanks: 'спасибо вам! Посоветуйте нас друзьям',
    birthday: 'с днём рождения! Радости вам и тепла!',
  },
  informal: {
    about: {
      soft: ['«{{ about }}»: если есть вопрос, подскажем', '«{{ about }}»: всё в порядке?', 'есть вопрос с прошлого раза? Подскажем'],
      product: ['«{{ about }}»: для своих всё наготове', '«{{ about }}»: всё наготове', 'для своих у нас всё наготове'],
      offer: ['самое время: «{{ about }}». Когда удобно?', '«{{ about }}»: пора. Когда удобно?', 'самое время. Когда тебе удобно?'],
    },
    parts: {
      return: [
        'пора забрать: «{{ about }}». Когда удобно?',
        '«{{ about }}» ждёт тебя. Когда удобно?',
        'твои вещи ждут тебя. Когда удобно?',
      ],
      warranty: ['«{{ about }}»: гарантия на исходе. Проверить?', 'гарантия на исходе. Проверить?'],
    },
    segments: {
      new: {
        soft: 'спасибо, что выбираешь нас. Хорошего дня!',
        product: 'рады знакомству и ждём тебя снова',
        offer: 'понравилось у нас? Когда тебя ждать снова?',
      },
      'one-timer': {
        soft: 'помним тебя с первой встречи. Доброго дня!',
        product: 'будем рады показать, что у нас нового',
        offer: 'заглянешь ещё раз? Когда тебе удобно?',
      },
      lost: {
        soft: 'помним тебя. Хорошего дня!',
        product: 'у нас много нового, будем тебе рады',
        offer: 'давно не виделись. Когда тебя ждать?',
      },
    },
    thanks: 'спасибо тебе! Посоветуй нас друзьям',
    birthday: 'с днём рождения! Радости тебе и тепла!',
  },
}

const bg: Forms = {
  formal: {
    about: {
      soft: ['„{{ about }}“: при въпрос ще помогнем', '„{{ about }}“: наред ли е всичко?', 'въпрос от миналия път? Ще помогнем'],
      product: ['„{{ about }}“: за Вас всичко е готово', '„{{ about }}“: готови сме', 'за Вас всичко е готово'],
      offer: ['дойде време: „{{ about }}“. Кога Ви е удобно?', '„{{ about }}“: време е. Кога?', 'дойде време. Кога Ви е удобно?'],
    },
    parts: {
      return: ['за вземане: „{{ about }}“. Кога Ви е удобно?', '„{{ about }}“ Ви чака. Кога идвате?', 'вещите Ви чакат. Кога Ви е удобно?'],
      warranty: ['„{{ about }}“: гаранцията изтича. Преглед?', 'гаранцията изтича. Да направим ли преглед?'],
    },
    segments: {
      new: {
        soft: 'благодарим, че ни избрахте. Хубав ден!',
        product: 'радваме се на запознанството. Чакаме Ви',
        offer: 'хареса ли Ви при нас? Кога да Ви чакаме?',
      },
      'one-timer': {
        soft: 'помним Ви от първата среща. Хубав ден!',
        product: 'имаме нови неща, ще Ви ги покажем',
        offer: 'ще дойдете ли пак? Кога Ви е удобно?',
      },
    },
    thanks: 'благодарим Ви! Кажете за нас на приятели',
    birthday: 'честит рожден ден! Здраве и радост!',
  },
  informal: {
    about: {
      soft: ['„{{ about }}“: при въпрос ще помогнем', '„{{ about }}“: наред ли е всичко?', 'въпрос от миналия път? Ще помогнем'],
      product: ['„{{ about }}“: за теб всичко е готово', '„{{ about }}“: готови сме', 'за теб всичко е готово'],
      offer: ['дойде време: „{{ about }}“. Кога ти е удобно?', '„{{ about }}“: време е. Кога?', 'дойде време. Кога ти е удобно?'],
    },
    parts: {
      return: ['за вземане: „{{ about }}“. Кога ти е удобно?', '„{{ about }}“ те чака. Кога идваш?', 'вещите ти чакат. Кога ти е удобно?'],
      warranty: ['„{{ about }}“: гаранцията изтича. Преглед?', 'гаранцията изтича. Да направим ли преглед?'],
    },
    segments: {
      new: {
        soft: 'благодарим, че ни избра. Хубав ден!',
        product: 'радваме се на запознанството. Чакаме те',
        offer: 'хареса ли ти при нас? Кога да те очакваме?',
      },
      'one-timer': {
        soft: 'помним те от първата среща. Хубав ден!',
        product: 'имаме нови неща, ще ти ги покажем',
        offer: 'ще дойдеш ли пак? Кога ти е удобно?',
      },
      lost: {
        soft: 'помним те. Хубав ден!',
        product: 'има много ново, ще ти се радваме',
        offer: 'отдавна не сме се виждали. Кога да те чакаме?',
      },
    },
    thanks: 'благодарим ти! Кажи за нас на приятели',
    birthday: 'честит рожден ден! Здраве и радост!',
  },
}

const en: Forms = {
  formal: {
    about: {
      soft: ['"{{ about }}": if you have a question, just ask', 'if you have a question about the last time, just ask'],
      product: ['"{{ about }}": everything is ready for you', 'everything is ready for you'],
      offer: ['"{{ about }}": time again. When would suit you?', 'time again. When would suit you?'],
    },
    parts: {
      return: ['"{{ about }}": ready to be picked up. When would suit you?', 'your things are ready. When would suit you?'],
      warranty: ['"{{ about }}": the warranty ends soon. Shall we check it?', 'your warranty ends soon. Shall we check it?'],
    },
    segments: {
      new: {
        soft: 'thank you for choosing us. Have a lovely day!',
        product: 'it was good to meet you, and you are always welcome',
        offer: 'did you enjoy it? When shall we see you again?',
      },
      'one-timer': {
        soft: 'it was good to have you here. Have a good day!',
        product: 'we would love to show you what is new',
        offer: 'would you give us another try? When would suit you?',
      },
    },
    thanks: 'thank you for staying with us! Do tell your friends about us',
    birthday: 'happy birthday! Health and joy to you!',
  },
  informal: null,
}

const FORMS: Readonly<Record<Locale, Forms>> = { ru, bg, en }

export function nearerWordsIn(locale: Locale, isInformal: boolean): NearerWords {
  const { formal, informal } = FORMS[locale]
  return isInformal && informal !== null ? informal : formal
}

/** What else is due in the same days, behind words about the whole. */
export const ALSO_LINE: Readonly<Record<Locale, string>> = {
  ru: 'Заодно пора и это: {{ also }}.',
  bg: 'Дойде време и за: {{ also }}.',
  en: 'Also about due: {{ also }}.',
}
