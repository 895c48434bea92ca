/** Invented people: common first names and surnames of each language, put together by the seed. No real customer is meant. */
import type { Locale } from '../../kernel/locale.ts'

/** Words with a space between them: a list that a person can read and add to. */
type Names = string

export interface NameStock {
  readonly women: Names
  readonly men: Names
  /** The form of men; `womensSurname` makes the other. */
  readonly surnames: Names
  readonly staff: Names
}

export const SAMPLE_NAMES: Readonly<Record<Locale, NameStock>> = {
  ru: {
    women:
      'Анна Мария Елена Ольга Наталья Ирина Светлана Татьяна Екатерина Юлия Алина Дарья Ксения Вера Людмила Полина Виктория ' +
      'Марина Надежда Галина Кристина Лариса Софья Евгения Алёна Валентина',
    men:
      'Алексей Сергей Дмитрий Андрей Николай Михаил Иван Павел Владимир Евгений Роман Артём Игорь Олег Максим Виктор Юрий ' +
      'Константин Денис Антон Григорий Тимур Пётр Фёдор Илья Станислав',
    surnames:
      'Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов ' +
      'Егоров Павлов Козлов Степанов Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов ' +
      'Воробьёв Фролов Калинин Гусев Ершов Щукин Тихонов Беляев Громов Мельников Денисов Суворов Власов Быков Лукин Рябов',
    staff: 'Алексей Марина Руслан',
  },
  bg: {
    women:
      'Мария Елена Десислава Ивана Надежда Гергана Виктория Радослава Теодора Силвия Петя Цветелина Милена Йоана Даниела Ралица ' +
      'Боряна Калина Стефка Албена Невена Росица Антония Биляна',
    men:
      'Георги Иван Димитър Николай Петър Христо Стефан Тодор Александър Васил Красимир Пламен Мартин Борис Калоян Светослав ' +
      'Огнян Емил Румен Атанас Явор Добромир Любомир Кирил',
    surnames:
      'Иванов Георгиев Димитров Петров Николов Стоянов Христов Илиев Тодоров Ангелов Атанасов Колев Маринов Стефанов Василев ' +
      'Кръстев Костов Попов Йорданов Милев Русев Цветков Янков Златев Добрев Ганчев Божинов Велев Гочев Донев Жеков Кючуков ' +
      'Лазаров Манолов Недев Пенев Савов Танев',
    staff: 'Георги Десислава Пламен',
  },
  en: {
    women:
      'Emma Olivia Sarah Jessica Emily Laura Hannah Grace Megan Rachel Nicole Amanda Claire Julia Diane Karen Monica Tracy ' +
      'Paula Irene Nora Holly Carmen Denise',
    men:
      'James Michael Daniel David Thomas Andrew Kevin Brian Mark Steven Patrick Jason Eric Ryan Peter Samuel Walter Carlos ' +
      'Victor Alan Derek Hugo Owen Frank',
    surnames:
      'Miller Parker Bennett Hughes Foster Murphy Carter Reed Brooks Kelly Sanders Price Russell Coleman Jenkins Perry Powell ' +
      'Long Butler Barnes Fisher Henderson Graham Sullivan Wallace Woods Cole West Jordan Owens Reynolds Hamilton Ford Gibson ' +
      'Marshall Ortiz Novak Kowalski Romano Weber',
    staff: 'Alex Monica Ray',
  },
}
