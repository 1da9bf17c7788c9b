import { listFor } from '@domain/crosscheck/result-table'
import { plainDate } from '@domain/kernel/plain-date'
import { homeText, schoolText, vehicleText } from '@domain/paper/words'
import { readResults } from '@test/support/in-one-go'

const mark = { batch: 'CB-batch1' }

/** The list of the counterpart as it was sent, filled in for one person. */
const filledIn = (counterpart: 'real-estate' | 'vehicles' | 'enrolment', ...cells: readonly string[]) => {
  const own = listFor({ ...mark, counterpart }, [])
  const row = [1, '王小明', '', '有记录', '', '', ...cells]
  const table = readResults([...own, row], { ...mark, counterpart }, {}, plainDate('2026-03-10'))
  return table.ok ? table.value.lines[0]?.items : undefined
}

test.each(Object.entries(homeText))('a bureau that writes our own word for the home %s is understood', (kind, word) =>
  expect(filledIn('real-estate', word)).toEqual([{ of: 'home', kind }]),
)
test.each(Object.entries(vehicleText))(
  'a bureau that writes our own word for the vehicle %s is understood',
  (kind, word) => expect(filledIn('vehicles', word)).toEqual([{ of: 'vehicle', kind }]),
)
test.each(Object.entries(schoolText))(
  'a bureau that writes our own word for the school stage %s is understood',
  (stage, word) => expect(filledIn('enrolment', '', word)).toEqual([{ of: 'enrolment', stage }]),
)
