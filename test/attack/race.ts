import type { Answer } from '@domain/contract/call'

export const AT_ONCE = 64

export type Race = {
  readonly what: string
  readonly done: number
  readonly codes: readonly string[]
  readonly wrong?: string
}

/** The outcome of a race of which at least one and at most `most` may be carried out. */
export const raceOf = (what: string, answers: readonly Answer<unknown>[], most: number): Race => {
  const done = answers.filter(({ ok }) => ok).length
  const codes = [...new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code])))]
  const wrong =
    done < 1 || done > most
      ? `${done} of ${answers.length} were carried out`
      : codes.includes('UNAVAILABLE')
        ? 'one broke'
        : undefined
  return { what, done, codes, ...(wrong === undefined ? {} : { wrong }) }
}
