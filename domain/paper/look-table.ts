import type { Look } from '../application/looks'
import { APPLICANT } from '../household/declaration'
import { inert } from '../kernel/inert'
import { shanghaiDate } from '../kernel/plain-date'
import { lookedAtWords, purposeWords } from './look-words'
import { roleText } from './words'

const HEADINGS = ['日期', '时间', '谁看的', '岗位', '单位', '单号', '谁的', '看了什么', '用途'] as const
export const LOOK_WIDTHS = [12, 10, 12, 16, 28, 24, 12, 20, 40]

const EIGHT_HOURS = 8 * 3600
const two = (n: number): string => String(n).padStart(2, '0')
/** The time of day in Guangdong. */
const clockOf = (at: number): string => {
  const second = (Math.floor(at / 1000) + EIGHT_HOURS) % 86_400
  return [Math.floor(second / 3600), Math.floor((second % 3600) / 60), second % 60].map(two).join(':')
}

/** The register as a table: which field was looked at, never its content. */
export const lookTable = (looks: readonly Look[]): readonly (readonly string[])[] => [
  HEADINGS,
  ...looks.map((look) =>
    [
      shanghaiDate(look.at),
      clockOf(look.at),
      look.name,
      roleText[look.role],
      look.unit,
      look.caseId,
      look.member === APPLICANT ? '申请人' : `成员${look.member.slice(1)}`,
      lookedAtWords(look),
      purposeWords(look),
    ].map(inert),
  ),
]
