import type { OwnCase } from '@domain/contract/views'
import { Timeline, type TimelineItem } from '@src/components'
import { dateText, happenedText, momentText } from '@src/text'
import { callReason } from '@src/text/call-list'
import { casePage as words } from '@src/text/worker'

const BAD = new Set(['refuse', 'failGrant', 'withdraw', 'revokeConsent'])
const GOOD = new Set(['determine', 'payGrant', 'countyApprove', 'completeCrosscheck', 'takeDownNotice'])

type Line = OwnCase['log'][number]

/**
 * Combines answers of several authorities on one day into one line with the number of answers; the line does not show which
 * authority answered what.
 */
const gathered = (log: readonly Line[]): readonly { readonly line: Line; readonly times: number }[] => {
  const told: { line: Line; times: number }[] = []
  for (const line of log) {
    const before = told[told.length - 1]
    if (line.kind === 'returnCrosscheck' && before?.line.kind === line.kind && before.line.on === line.on) {
      before.line = line
      before.times += 1
    } else told.push({ line, times: 1 })
  }
  return told
}

const itemOf = (line: Line, times: number): TimelineItem => ({
  title: times > 1 ? words.answersCame(times) : happenedText[line.kind],
  date: `${dateText(line.on)} · ${line.by.as === 'applicant' ? words.self : (line.by.name ?? words.union)}`,
  body: line.words === undefined || line.words === '' ? undefined : line.words,
  tone: BAD.has(line.kind) ? 'amber' : GOOD.has(line.kind) ? 'green' : 'plain',
})

/** Steps and telephone calls in one list, the latest first. */
const happened = (own: OwnCase): readonly TimelineItem[] =>
  [
    ...gathered(own.log).map(({ line, times }) => ({ at: line.at, item: itemOf(line, times) })),
    ...own.told.map((call) => ({
      at: call.at,
      item: {
        title: words.told,
        date: `${momentText(call.at)} · ${call.unit} ${call.by}`,
        body: callReason(call.key),
        tone: 'plain' as const,
      },
    })),
  ]
    .reverse()
    .sort((a, b) => b.at - a.at)
    .map(({ item }) => item)

/** Everything that happened, with its date, the latest first. */
export const Story = ({ own }: { readonly own: OwnCase }) => <Timeline items={happened(own)} />
