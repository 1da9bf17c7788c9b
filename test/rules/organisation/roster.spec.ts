import { idCheckCharacter } from '@domain/kernel/identity-numbers'
import { readRoster } from '@domain/organisation/roster'

/** uses area codes that do not exist */
const number = (n: number): string => {
  const first = `999001198501${String(10 + (n % 18))}${String(n).padStart(3, '0')}`
  return first + idCheckCharacter(first)
}

const HEADER = ['序号', '姓名', '性别', '身份证号']
const row = (name: string | null, id: string | number | null) => [1, name, '男', id]

test('members are found in a table with title rows, other columns and blank rows', () => {
  const read = readRoster([
    ['某厂工会会员名册', null, null, null],
    HEADER,
    row('张某某', number(1)),
    [null, null, null, null],
    row(' 李 某 ', number(2).toLowerCase()),
  ])
  expect(read).toEqual({
    ok: true,
    value: {
      lines: [
        { row: 3, name: '张某某', idNumber: number(1) },
        { row: 5, name: '李某', idNumber: number(2) },
      ],
      problems: [],
    },
  })
})

test('each invalid row is reported with its reason and without the number', () => {
  const read = readRoster([
    HEADER,
    row('张某某', number(1)),
    row('王某某', '999001198501010019'),
    row('赵某某', 9.99001198501e17),
    row('6222', number(3)),
    row(null, number(4)),
    row('张某某', number(1)),
    row('钱某某', number(5)),
    row('孙某某', number(5)),
  ])
  if (!read.ok) throw new Error('the table was refused')
  expect(read.value.lines.map((line) => line.row)).toEqual([2])
  expect(read.value.problems).toEqual([
    { row: 3, problem: 'id-wrong' },
    { row: 4, problem: 'id-wrong' },
    { row: 5, problem: 'name-unreadable' },
    { row: 6, problem: 'name-unreadable' },
    { row: 7, problem: 'repeated' },
    { row: 8, problem: 'id-of-two' },
    { row: 9, problem: 'id-of-two' },
  ])
})

test('one name in two spellings is recognised as the same person', () => {
  const read = readRoster([HEADER, row('阿某·不某', number(1)), row('阿某•不某', number(1))])
  expect(read).toMatchObject({ ok: true, value: { problems: [{ row: 3, problem: 'repeated' }] } })
  const blank = readRoster([HEADER, row('阿某·不某', number(1)), row('阿某 · 不某', number(1))])
  expect(blank).toMatchObject({ ok: true, value: { problems: [{ row: 3, problem: 'repeated' }] } })
})

test('a roster without the name and number columns is refused', () => {
  expect(
    readRoster([
      ['姓名', '手机'],
      ['张某某', '1'],
    ]),
  ).toMatchObject({ ok: false, refusal: { code: 'ROWS_REJECTED' } })
  expect(readRoster([])).toMatchObject({ ok: false })
})

test('a list that repeats one member compares each name once, not with every other row', () => {
  const rows = Array.from({ length: 2000 }, () => row('张某某', number(1)))
  const compared = jest.spyOn(String.prototype, 'normalize')
  const read = readRoster([HEADER, ...rows])
  const calls = compared.mock.calls.length
  compared.mockRestore()
  expect(read).toMatchObject({ ok: true, value: { lines: [{ row: 2 }] } })
  expect(calls).toBeLessThan(10 * rows.length)
})
