import { type Attendee, namesIn, Sat, type Seat, satOf, seatingOf, seatLabel } from '@domain/deliberation/committee'
import type { PersonId } from '@domain/kernel/ids'
import fc from 'fast-check'

const [wang, li] = ['PE-wang', 'PE-li01'] as [PersonId, PersonId]
const here = (name: string, over: Partial<Attendee> = {}): Attendee => ({ name, present: true, ...over })

describe('a union officer enters several members at once:', () => {
  test.each([
    ['甲、乙，丙,丁；戊;己', ['甲', '乙', '丙', '丁', '戊', '己']],
    ['甲 乙　丙\n丁', ['甲', '乙', '丙', '丁']],
    ['、甲， ；乙、', ['甲', '乙']],
    ['甲、乙、甲', ['甲', '乙']],
    ['阿依古丽·买买提', ['阿依古丽·买买提']],
    ['', []],
    [' 、，', []],
  ])('the text "%s" holds the names %j', (text, names) => expect(namesIn(text)).toEqual(names))

  test('whatever is between the names, each name is read once and no name is empty', () => {
    const name = fc.stringMatching(/^[甲乙丙丁]{1,3}$/)
    const between = fc.stringMatching(/^[、，,；; ]{1,3}$/)
    fc.assert(
      fc.property(fc.array(name), between, (names, mark) => {
        expect(namesIn(names.join(mark))).toEqual([...new Set(names)])
      }),
    )
  })
})

test('a seat is labelled with the name, and with what tells the member from another of that name', () => {
  expect(seatLabel({ name: '王甲' })).toBe('王甲')
  expect(seatLabel({ name: '王甲', namesake: '二车间' })).toBe('王甲（二车间）')
})

describe('each attendee takes the seat', () => {
  const seatOf = (member: Attendee, seats: readonly Seat[]) => {
    const seated = seatingOf([member], seats, [])
    return seated.ok ? seated.value[0]?.seat : seated.refusal
  }

  test.each<[string, Attendee, readonly Seat[], number]>([
    ['of the same account, whatever the name', here('王小甲', { person: wang }), [{ name: '王甲', person: wang }], 0],
    [
      'of the own account, and not that of another account with the same name',
      here('王甲', { person: wang }),
      [
        { name: '王甲', person: li },
        { name: '王甲', person: wang },
      ],
      1,
    ],
    ['of the same name, when only the attendee has an account', here('王甲', { person: wang }), [{ name: '王甲' }], 0],
    ['of the same name, when only the seat has an account', here('王甲'), [{ name: '王甲', person: wang }], 0],
    [
      'of the same name and distinguishing words',
      here('王甲', { namesake: '二车间' }),
      [{ name: '王甲' }, { name: '王甲', namesake: '财务科' }, { name: '王甲', namesake: '二车间' }],
      2,
    ],
  ])('%s', (_what, member, seats, at) => expect(seatOf(member, seats)).toBe(seats[at]))

  test.each<[string, Attendee, Seat]>([
    ['another account of the same name', here('王甲', { person: li }), { name: '王甲', person: wang }],
    ['another name', here('王乙'), { name: '王甲' }],
    ['the same name told apart', here('王甲', { namesake: '二车间' }), { name: '王甲' }],
  ])('and is not of the committee, by name, when its seat is of %s', (_what, member, seat) =>
    expect(seatOf(member, [seat])).toEqual({ code: 'NOT_OF_COMMITTEE', about: { name: member.name } }),
  )
})

describe('nobody counts twice:', () => {
  const twice = (entitled: Attendee[], seats: readonly Seat[], officers: readonly Seat[] = []) => {
    const seated = seatingOf(entitled, seats, officers)
    return seated.ok ? 'seated' : seated.refusal
  }
  const refused = (name: string) => ({ code: 'COUNTED_TWICE', about: { name } })

  test('the same name on one seat', () =>
    expect(twice([here('王甲'), here('王甲')], [{ name: '王甲' }])).toEqual(refused('王甲')))

  test('the same account, once by its seat and once by the attendee', () => {
    const seats = [{ name: '王甲', person: wang }, { name: '王乙' }]
    expect(twice([here('王甲'), here('王乙', { person: wang })], seats)).toEqual(refused('王乙'))
    expect(twice([here('王乙', { person: wang }), here('王甲')], seats)).toEqual(refused('王甲'))
  })

  test('the same ID number on two seats', () =>
    expect(
      twice(
        [here('王甲'), here('王乙')],
        [
          { name: '王甲', idHash: 'one' },
          { name: '王乙', idHash: 'one' },
        ],
      ),
    ).toEqual(refused('王乙')))

  test('a member who is an officer of the union as well', () =>
    expect(
      twice([here('王甲'), here('王主席')], [{ name: '王甲', person: wang }], [{ name: '王主席', person: wang }]),
    ).toEqual(refused('王主席')))

  test('two people of different accounts and ID numbers are seated', () =>
    expect(
      twice(
        [here('王甲'), here('李乙'), here('丙'), here('丁')],
        [
          { name: '王甲', person: wang, idHash: 'one' },
          { name: '李乙', person: li, idHash: 'two' },
          { name: '丙' },
          { name: '丁' },
        ],
      ),
    ).toBe('seated'))
})

test('a member of the committee whom nobody named is absent, an officer of the union is not', () => {
  const seats: Seat[] = [{ name: '甲' }, { name: '乙', person: wang, namesake: '二车间' }, { name: '丙' }]
  const seated = seatingOf([here('甲')], seats, [{ name: '主席', person: li }])
  expect(seated).toStrictEqual({
    ok: true,
    value: [
      { member: here('甲'), seat: seats[0] },
      { member: { name: '乙', person: wang, namesake: '二车间', present: false }, seat: seats[1] },
      { member: { name: '丙', present: false }, seat: seats[2] },
    ],
  })
})

test('who took part is remembered by everything known of them; the absent and the recused took no part', () => {
  const seat: Seat = { name: '王甲', person: wang, idHash: 'one', namesake: '二车间' }
  const sat = satOf([
    { member: here('王甲', { namesake: '二车间' }), seat },
    { member: here('李乙', { person: li }), seat: { name: '李乙' } },
    { member: here('丙'), seat: { name: '丙' } },
    { member: { name: '缺席', present: false }, seat: { name: '缺席' } },
    { member: here('回避', { recusedBecause: '亲属' }), seat: { name: '回避' } },
    { member: { name: '都不', present: false, recusedBecause: '亲属' }, seat: { name: '都不' } },
  ])
  expect(sat).toStrictEqual([
    { name: '王甲', person: wang, idHash: 'one', namesake: '二车间' },
    { name: '李乙', person: li },
    { name: '丙' },
  ])
  for (const one of sat) expect(Sat.parse(one)).toStrictEqual(one)
})
