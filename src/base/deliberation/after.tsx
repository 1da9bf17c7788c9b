import type { CaseView } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Button, Empty, PaperButton, Section } from '@src/components'
import { go, replace, useMe, useQuery } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { deliberationText as words } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { PATHS } from '../paths'
import { loadMeeting } from './meeting'
import { deliberatingOn, placesFor } from './where'

type Props = { readonly view: CaseView; readonly today: PlainDate; readonly done: string | undefined }

/**
 * Shown after one household's deliberation: the next household of the same meeting, and the minutes of all of them as one
 * paper.
 */
export const AfterDeliberation = ({ view, today, done }: Props) => {
  const isBase = useMe().has('base-officer')
  const places = placesFor(isBase)
  const meeting = loadMeeting(deliberatingOn(view).org, today)
  const waiting = useQuery(
    'case.queue',
    isBase
      ? { stage: 'deliberating', org: view.place.base, limit: 20 }
      : { stage: 'deliberating-above', org: view.place.county, limit: 20 },
  )
  const next = (waiting.data?.items ?? []).filter((row) => row.id !== view.row.id)
  return (
    <View>
      <Empty
        finished={done !== undefined}
        title={done ?? words.notNow}
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
              kind={done !== undefined && next.length === 0 ? 'primary' : 'plain'}
              onTap={() => go(places.case, { id: view.row.id })}
            >
              {casePageText.whole}
            </Button>
            <Button onTap={() => replace(places.list)}>{casePageText.backToList}</Button>
          </View>
        }
      />
      {done !== undefined && next.length > 0 && (
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
