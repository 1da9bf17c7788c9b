import type { SchoolStage } from '../../household/words'
import { squeezed } from '../../kernel/plain'
import { meantBy } from './cells'
import { ITEM_COLUMNS } from './columns'
import { CALLED_MAX, type Difference, type EnrolmentItem } from './item'
import type { ItemModule } from './item-module'

const STAGES = {
  kindergarten: ['幼儿园', '学前', '学前教育'],
  primary: ['小学'],
  junior: ['初中', '初级中学', '普通初中'],
  senior: ['高中', '普通高中', '高级中学'],
  vocational: ['中专、职高', '中专', '中职', '职高', '技校', '中等职业', '中职（技校）'],
  'junior-college': ['大专', '专科', '高职', '高职（专科）'],
  bachelor: ['本科', '大学本科', '大学'],
  postgraduate: ['研究生', '硕士', '博士', '硕士研究生', '博士研究生'],
} as const satisfies Record<SchoolStage, readonly string[]>

/** A school is written with or without its place, its number, its kind: 某城一中 is 某城市第一中学. */
const bareSchool = (name: string): string =>
  squeezed(name.normalize('NFKC')).replace(/[省市县区镇第学校()]|[中小]学$/g, '')
/** At least half of the letters of the shorter name; a name that says nothing is no other school. */
const isSameSchool = (one: string, other: string): boolean => {
  const letters = new Set(bareSchool(one))
  const others = [...bareSchool(other)]
  const shared = others.filter((letter) => letters.has(letter)).length
  return shared * 2 >= Math.min(letters.size, others.length)
}

/** 教育：a declared student is at the declared stage and school. A student who was not declared is no disadvantage. */
export const enrolment: ItemModule<EnrolmentItem, 'school' | 'stage'> = {
  headings: ITEM_COLUMNS.enrolment,
  read: (cells) => {
    const [school, word] = [cells('school'), cells('stage')]
    if (school === '' && word === '') return undefined
    const stage = meantBy(STAGES, word)
    return {
      of: 'enrolment',
      ...(school === '' ? {} : { school }),
      ...(stage === undefined ? {} : { stage }),
      ...(stage === undefined && word !== '' ? { called: word.slice(0, CALLED_MAX) } : {}),
    }
  },
  differs: (said, { students }) =>
    said.map(({ member, items }) => {
      const own = students.find((student) => student.member === member)
      if (own === undefined) return []
      return items.flatMap(({ stage, school }, at): Difference[] => {
        if (stage !== undefined && own.stage !== undefined && stage !== own.stage) return [{ why: 'stage', at }]
        const same = school === undefined || isSameSchool(school, own.school)
        return same ? [] : [{ why: 'school', at }]
      })
    }),
}
