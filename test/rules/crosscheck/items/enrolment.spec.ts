import type { TableRow } from '@domain/kernel/table'
import { answer, differences, itemsOf, unreadable } from './answers'

const enrolmentOf = (...cells: TableRow) => itemsOf('enrolment', ['学校', '学段'], cells)

describe('the stage of a student', () => {
  test.each<[string, readonly string[]]>([
    ['kindergarten', ['幼儿园', '学前', '学前教育']],
    ['primary', ['小学']],
    ['junior', ['初中', '初级中学', '普通初中']],
    ['senior', ['高中', '普通高中', '高级中学']],
    ['vocational', ['中专、职高', '中专', '中职', '职高', '技校', '中等职业', '中职（技校）']],
    ['junior-college', ['大专', '专科', '高职', '高职（专科）']],
    ['bachelor', ['本科', '大学本科', '大学']],
    ['postgraduate', ['研究生', '硕士', '博士', '硕士研究生', '博士研究生']],
  ])('is %s in the words %j', (stage, words) => {
    for (const word of words) expect(enrolmentOf('', word)).toStrictEqual([{ of: 'enrolment', stage }])
  })

  test('in another word is kept as the bureau calls it, as far as its first twenty characters', () => {
    const called = '九年一贯制学校附设特殊教育班（送教上门）'
    expect(enrolmentOf('', called)).toStrictEqual([{ of: 'enrolment', called }])
    expect(enrolmentOf('', `${called}等`)).toStrictEqual([{ of: 'enrolment', called }])
  })
})

test('a school of sixty characters is read, a longer one is told by its beginning; without school and stage there is none', () => {
  const school = '虚构'.repeat(30)
  expect(enrolmentOf(school, '')).toStrictEqual([{ of: 'enrolment', school }])
  expect(enrolmentOf(`${school}校`, '小学')).toEqual(unreadable('虚构'.repeat(10)))
  expect(enrolmentOf('', '')).toBeUndefined()
})

describe('what a bureau says of a declared student', () => {
  const told = (said: object, own: object) => {
    const declared = { students: [{ member: 'm1', stage: 'senior', school: '', ...own }] }
    return differences({ declared }, answer('enrolment', 'm1', [{ of: 'enrolment', ...said }]))['m1']
  }

  test.each<[string, string]>([
    ['江门市第一中学', '江门一中'],
    ['江门一中', '江门市第一中学'],
    ['广东省江门市蓬江区紫茶小学', '紫茶小学'],
    ['紫茶镇中心学校', '紫茶中心小学'],
    ['棠下中学（高中部）', '棠下中学'],
    ['江门 一中', '江门一中'],
    ['甲乙', '乙丙'],
    ['大中学堂', '中和学校'],
    ['', '江门一中'],
    ['学校', '江门一中'],
    ['江门一中', ''],
  ])('that the school is %s, where %s was declared, asks nothing', (said, own) => {
    expect(told(said === '' ? {} : { school: said }, { school: own })).toEqual([])
  })

  test.each<[string, string]>([
    ['广州市外国语学校', '江门市第一中学'],
    ['江海区实验小学', '紫茶小学'],
    ['江门市第一中学', '台山市第二中学'],
    ['甲小学', '乙小学'],
    ['甲中学', '乙中学'],
    ['甲乙丙', '丙丁戊'],
  ])('that the school is %s, where %s was declared, asks', (said, own) =>
    expect(told({ school: said }, { school: own })).toEqual(['school 0']),
  )

  test('of a stage is compared only where both name one, and a wrong stage is asked about before the school', () => {
    expect(told({ stage: 'bachelor' }, {})).toEqual(['stage 0'])
    expect(told({ stage: 'bachelor' }, { stage: undefined })).toEqual([])
    expect(told({ called: '补习' }, {})).toEqual([])
    expect(told({ stage: 'bachelor', school: '甲' }, { school: '乙' })).toEqual(['stage 0'])
    expect(told({ stage: 'senior', school: '甲' }, { school: '乙' })).toEqual(['school 0'])
  })
})
