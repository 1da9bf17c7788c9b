import { wordsFor } from '@domain/application/log-words'
import { type StoredEntry, upcast } from '@domain/application/upcast'
import { canonical } from '@domain/kernel/canonical'
import { hideNumbers } from '@domain/kernel/masked'
import type { AuditLine, AuditShown } from './audit-format'

type Shown = Omit<AuditShown, 'n'>

/** Of an entry that only a newer version knows, everything except its words. */
const shown = (entry: StoredEntry, before: string | undefined, of: string): Shown => {
  const today = upcast(entry)
  const words = today && wordsFor(today, 'office')
  return {
    ...{ case: entry.caseId, of, seq: entry.seq, at: entry.at, on: entry.on },
    as: entry.by.as,
    ...(entry.by.name === undefined ? {} : { officer: entry.by.name }),
    ...{ kind: entry.kind, to: entry.to },
    ...(words === undefined ? {} : { words: hideNumbers(words) }),
    ...(before === undefined ? {} : { before }),
    ...(entry.chain === undefined ? {} : { link: entry.chain }),
  }
}

/** The household's masked name, if the entry contains it. */
const namedIn = (stored: StoredEntry): string | undefined => {
  const entry = upcast(stored)
  if (entry?.kind === 'submit') return entry.facts.nameMasked
  return entry?.kind === 'answerCorrection' ? entry.facts.declaration?.applicant.name.shown : undefined
}

/**
 * A log as an auditor may see it, built from its entries only: each with the previous chain value and the household's name at
 * that time.
 */
export const shownLog = (log: readonly StoredEntry[]): readonly Shown[] => {
  let before: string | undefined
  let of = ''
  return log.map((entry) => {
    of = namedIn(entry) ?? of
    const line = shown(entry, before, of)
    before = entry.chain ?? before
    return line
  })
}

const hidden = (words: string | undefined): string => hideNumbers(words ?? '')

/**
 * Whether an exported line matches the log. Earlier versions exported the name the household had on the day of the export, and
 * masked fewer numbers or omitted the words of some kinds: such lines are verified by the chain value, which covers the whole
 * entry.
 */
export const saysTheSame = (exported: AuditLine, shown: Shown, names: ReadonlySet<string>): boolean => {
  const { n: _n, sum: _sum, of: _of, words, ...line } = exported
  const { of: _its, words: own, ...stored } = shown
  return (
    canonical(line) === canonical(stored) &&
    names.has(exported.of) &&
    (words === undefined || hidden(words) === hidden(own))
  )
}
