import type { CaseView } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Button, Empty, PaperButton, Section } from '@src/components'
import { go, replace, useQuery } from '@src/gateway'
import { casePageText, doneText } from '@src/text/case-page'
import { deliberationText as words } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { PATHS } from '../paths'
import { loadMeeting } from './meeting'

type Props = { readonly view: CaseView; readonly today: PlainDate; readonly justDone: boolean }

/** After one household: the next one of the same meeting, and the minutes of all of them on one paper. */
export const AfterDeliberation = ({ view, today, justDone }: Props) => {
  const { base } = view.place
  const meeting = loadMeeting(base, today)
  const waiting = useQuery('case.queue', { stage: 'deliberating', org: base, limit: 20 })
  const next = (waiting.data?.items ?? []).filter((row) => row.id !== view.row.id)
  return (
    <View>
      <Empty
        title={justDone ? doneText.concludeDeliberation : words.notNow}
        action={
          <View className='case-buttons'>
            {meeting?.cases.includes(view.row.id) === true && (
              <PaperButton
                name='paper.minutes'
                input={{ cases: meeting.cases }}
                label={words.minutesOf(meeting.cases.length)}
                testId='meeting-minutes'
              />
            )}
            <Button
              kind={justDone && next.length === 0 ? 'primary' : 'plain'}
              onTap={() => go(PATHS.case, { id: view.row.id })}
            >
              {casePageText.whole}
            </Button>
            <Button onTap={() => replace(PATHS.duties)}>{casePageText.backToList}</Button>
          </View>
        }
      />
      {justDone && next.length > 0 && (
        <Section title={words.nextHousehold}>
          <View className='case-buttons'>
            {next.map((row) => (
              <Button key={row.id} onTap={() => replace(PATHS.deliberation, { id: row.id })} testId={`next-${row.id}`}>
                {words.nextOne(row.name)}
              </Button>
            ))}
          </View>
        </Section>
      )}
    </View>
  )
}
