import type { OwnCase } from '@domain/contract/views'
import { Timeline, type TimelineItem, whereItIs } from '@src/components'
import { dateText, happenedText, momentText } from '@src/text'
import { ringKeyText } from '@src/text/ring'
import { casePage as words } from '@src/text/worker'

const BAD = new Set(['refuse', 'failGrant', 'withdraw', 'revokeConsent'])
const GOOD = new Set(['determine', 'payGrant', 'countyApprove', 'completeCrosscheck', 'takeDownNotice'])

const itemOf = (line: OwnCase['log'][number]): TimelineItem => ({
  title: happenedText[line.kind],
  date: `${dateText(line.on)} · ${line.by.as === 'applicant' ? words.self : (line.by.name ?? words.union)}`,
  body: line.words === undefined || line.words === '' ? undefined : line.words,
  tone: BAD.has(line.kind) ? 'red' : GOOD.has(line.kind) ? 'green' : 'plain',
})

/** Steps and telephone calls in one story, the latest first. */
const happened = (own: OwnCase): readonly TimelineItem[] =>
  [
    ...own.log.map((line) => ({ at: line.at, item: itemOf(line) })),
    ...own.told.map((call) => ({
      at: call.at,
      item: {
        title: words.told,
        date: `${momentText(call.at)} · ${call.unit} ${call.by}`,
        body: ringKeyText[call.key],
        tone: 'plain' as const,
      },
    })),
  ]
    .reverse()
    .sort((a, b) => b.at - a.at)
    .map(({ item }) => item)

/** Every step with its date, the latest first, what comes next on top. */
export const Story = ({ own }: { readonly own: OwnCase }) => (
  <Timeline
    items={[
      {
        title: whereItIs(own).now,
        date: own.dueOn === undefined ? undefined : `${words.by} ${dateText(own.dueOn)}`,
        body: whereItIs(own).next,
        current: true,
        tone: 'red',
      },
      ...happened(own),
    ]}
  />
)
