import type { OwnCase } from '@domain/contract/views'
import { Timeline, type TimelineItem } from '@src/components'
import { dateText, happenedText, stageForWorker } from '@src/text'
import { casePage as words } from '@src/text/worker'

const BAD = new Set(['refuse', 'failGrant', 'withdraw', 'revokeConsent'])
const GOOD = new Set(['determine', 'payGrant', 'countyApprove', 'completeCrosscheck', 'takeDownNotice'])

const itemOf = (line: OwnCase['log'][number]): TimelineItem => ({
  title: happenedText[line.kind],
  date: `${dateText(line.on)} · ${line.by.as === 'applicant' ? words.self : (line.by.name ?? words.union)}`,
  body: line.words === undefined || line.words === '' ? undefined : line.words,
  tone: BAD.has(line.kind) ? 'red' : GOOD.has(line.kind) ? 'green' : 'plain',
})

/** Every step with its date, the latest first, what comes next on top. */
export const Story = ({ own }: { readonly own: OwnCase }) => (
  <Timeline
    items={[
      {
        title: stageForWorker[own.stage].now,
        date: own.dueOn === undefined ? undefined : `${words.by} ${dateText(own.dueOn)}`,
        body: stageForWorker[own.stage].next,
        current: true,
        tone: 'red',
      },
      ...[...own.log].reverse().map(itemOf),
    ]}
  />
)
