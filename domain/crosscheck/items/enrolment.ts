import * as z from 'zod/mini'
import { SchoolStage } from '../../household/words'
import { squeezed } from '../../kernel/plain'
import { Words } from '../../kernel/text'
import { CALLED_MAX, meantBy } from './cells'
import type { Difference, ItemModule } from './item-module'

const SCHOOL_MAX = 60

/** 一条学籍：学校、学段 */
export const EnrolmentItem = z.object({
  of: z.literal('enrolment'),
  school: z.optional(Words(SCHOOL_MAX)),
  stage: z.optional(SchoolStage),
  /** the bureau's own word, where it is none of our stages */
  called: z.optional(Words(CALLED_MAX)),
})
type EnrolmentItem = z.infer<typeof EnrolmentItem>

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

/** A school is written with or without its place, its number, its kind: 江门一中 is 江门市第一中学. */
const bareSchool = (name: string): string =>
  squeezed(name.normalize('NFKC')).replace(/[省市县区镇第学校()]|中学(?=$)|小学(?=$)/g, '')
const isSameSchool = (one: string, other: string): boolean => {
  const letters = new Set(bareSchool(one))
  const others = [...bareSchool(other)]
  const shared = others.filter((letter) => letters.has(letter)).length
  return letters.size === 0 || others.length === 0 || shared * 2 >= Math.min(letters.size, others.length)
}

/** 教育：a declared student is at the declared stage and school. A student who was not declared is no disadvantage. */
export const enrolment: ItemModule<EnrolmentItem, 'school' | 'stage'> = {
  headings: {
    school: ['学校', '学校名称', '就读学校', '在读学校'],
    stage: ['学段', '就读阶段', '教育阶段', '学历层次', '办学类型'],
  },
  read: (cells) => {
    const [school, word] = [cells('school'), cells('stage')]
    if (school === '' && word === '') return undefined
    if (school.length > SCHOOL_MAX) return { wrong: 'school' }
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
        const same = school === undefined || own.school === '' || isSameSchool(school, own.school)
        return same ? [] : [{ why: 'school', at }]
      })
    }),
}
