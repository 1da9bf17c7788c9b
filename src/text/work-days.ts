import { addDays, isWeekend, PlainDate } from '@domain/kernel/plain-date'

const DAY = String.raw`(?:(\d{4})[年/.-])?(\d{1,2})[月/.-](\d{1,2})日?`
const TOKEN = new RegExp(`^${DAY}(?:至(?:(\\d{1,2})[月/.-])?(\\d{1,2})日?)?$`)
const two = (text: string): string => text.padStart(2, '0')

/** No range "from … to" in such a notice is longer than two months. */
const LONGEST = 62

const spread = (from: PlainDate, to: PlainDate): PlainDate[] => {
  const days: PlainDate[] = []
  for (let day = from; day <= to && days.length < LONGEST; day = addDays(day, 1)) days.push(day)
  return days
}

const daysOf = (token: string, year: number): readonly PlainDate[] | undefined => {
  const found = TOKEN.exec(token)
  if (found === null) return undefined
  const [, named, month = '', day = '', toMonth, toDay] = found
  const at = (m: string, d: string) => PlainDate.safeParse(`${named ?? year}-${two(m)}-${two(d)}`)
  const from = at(month, day)
  if (!from.success) return undefined
  if (toDay === undefined) return [from.data]
  const to = at(toMonth ?? month, toDay)
  // a range of days off includes weekends, which are off anyway
  return to.success && to.data >= from.data ? spread(from.data, to.data).filter((one) => !isWeekend(one)) : undefined
}

/** Parses days as in the State Council's notice: 2月15日（星期一）至23日、2027-05-01; unparsable parts are returned. */
export const readDays = (text: string, year: number): { readonly days: PlainDate[]; readonly unread: string[] } => {
  const tokens = text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s*(?:至|到|~|—+|–)\s*/g, '至')
    .split(/[\s,、;。]+/)
    .filter((token) => token !== '')
  const read = tokens.map((token) => ({ token, days: daysOf(token, year) }))
  return {
    days: read.flatMap(({ days }) => days ?? []),
    unread: read.filter(({ days }) => days === undefined).map(({ token }) => token),
  }
}

export const writeDays = (days: readonly string[]): string =>
  days.map((day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`).join('、')
