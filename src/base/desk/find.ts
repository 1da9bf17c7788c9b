import type { Stage } from '@domain/application/stage'
import type { CaseRow } from '@domain/contract/views'

/** Whether the typed beginning fits a name of which some characters may be covered: 王小明 finds 王*明. */
const fits = (name: string, typed: string): boolean => {
  const wanted = [...typed]
  const shown = [...name]
  return wanted.length <= shown.length && wanted.every((sign, at) => shown[at] === '*' || shown[at] === sign)
}

export const found = <R extends Pick<CaseRow, 'name'>>(rows: readonly R[], typed: string): readonly R[] => {
  const words = typed.trim()
  return words === '' ? rows : rows.filter(({ name }) => name.includes(words) || fits(name, words))
}

/** How many households stand at each stage, in the order of their first appearance. */
export const stagesIn = (rows: readonly Pick<CaseRow, 'stage'>[]): readonly (readonly [Stage, number])[] => {
  const counts = new Map<Stage, number>()
  for (const { stage } of rows) counts.set(stage, (counts.get(stage) ?? 0) + 1)
  return [...counts]
}
