import type { CallOutput } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'

type Answer = CallOutput<'crosscheck.import'>
type Answered = { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly refusal: Refusal }

const together = (before: Answer, { applied, unchanged, hits, problems, next }: Answer): Answer => {
  const { next: _before, ...rest } = before
  return {
    ...rest,
    applied: before.applied + applied,
    unchanged: before.unchanged + unchanged,
    hits: before.hits + hits,
    problems: [...before.problems, ...problems],
    ...(next === undefined ? {} : { next }),
  }
}

/** An import that takes several calls, as the cloud says: one after the other, their figures together. */
export const inSlices = async (call: (from: number | undefined) => Promise<Answered>): Promise<Answered> => {
  let answer = await call(undefined)
  while (answer.ok && answer.value.next !== undefined) {
    const more = await call(answer.value.next)
    answer = more.ok ? { ok: true, value: together(answer.value, more.value) } : more
  }
  return answer
}
