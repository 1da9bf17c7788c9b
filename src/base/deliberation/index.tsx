import { seatsOn } from '@domain/deliberation/committee'
import type { CaseId, OrgId } from '@domain/kernel/ids'
import { sameName } from '@domain/kernel/plain'
import { Banner, Button, Empty, Page, StickyBar } from '@src/components'
import { useCase } from '@src/features/case-page'
import { go, useMe, useParams, usePolicy, useQuery } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { deliberationText as words } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { Recorded } from './after'
import { Attendance } from './attendance'
import type { Household, Member } from './draft'
import { HandUp } from './hand-up'
import { HouseholdCard } from './household'
import { type Given, useMeeting } from './use-meeting'
import { deliberatingOn, placesFor } from './where'
import '../base.scss'

/** The union's officers may sit by office; each person once. */
const merge = (officers: readonly Member[], committee: readonly Member[]): readonly Member[] => [
  ...officers,
  ...committee.filter(
    (one) =>
      !officers.some((officer) =>
        one.person === undefined ? sameName(officer.name, one.name) : officer.person === one.person,
      ),
  ),
]

type Props = Given & {
  readonly households: readonly Household[]
  readonly more: boolean
  readonly above: boolean
  /** the union has no committee yet, only officers */
  readonly unlisted: boolean
  /** the household the page was opened for */
  readonly first: CaseId
}

/** 评议会: attendance once, then a card for each household, recorded together. */
const MeetingPage = ({ households, more, above, unlisted, first, ...given }: Props) => {
  const conduct = useMeeting(given)
  const { meeting } = conduct
  const isBase = useMe().has('base-officer') && !above
  const failed = Object.keys(conduct.refusals).length
  const ready = households.filter(conduct.isReady)
  const sorted = [...households].sort((a, b) => Number(b.id === first) - Number(a.id === first))
  const toHandUp = households.filter(({ mayHandUp }) => mayHandUp)
  const short = households.every((household) => {
    const { judged } = conduct.stateOf(household)
    return !judged.ok && judged.refusal.code === 'QUORUM_NOT_MET'
  })
  const together = toHandUp.length > 1 && short
  const days = households.map(({ surveyedOn }) => surveyedOn).sort()
  const wasHere =
    households.some(({ id }) => id === first) || [...meeting.cases, ...(meeting.handedUp ?? [])].includes(first)
  return (
    <Page
      title={words.title}
      lead={above ? words.leadAbove : words.lead}
      wide={households.length > 0}
      testId='deliberation'
      footer={
        households.length === 0 ? undefined : (
          <StickyBar
            main={{
              words: words.record(ready.length, households.length),
              busy: conduct.recording,
              disabled: ready.length === 0,
              onTap: () => void conduct.record(ready),
              testId: 'deliberation-submit',
            }}
          >
            {failed > 0 && <View className='case-hint'>{words.failed(failed)}</View>}
          </StickyBar>
        )
      }
    >
      <Recorded meeting={meeting} isBase={isBase} left={households.length} />
      {!wasHere && (
        <Empty
          title={words.notNow}
          action={<Button onTap={() => go(placesFor(isBase).case, { id: first })}>{casePageText.whole}</Button>}
        />
      )}
      <View className='meeting'>
        <View className='meeting-now'>
          {households.length > 0 && (
            <Attendance conduct={conduct} today={given.today} surveyedOn={days[0]} unlisted={unlisted} />
          )}
          {together && (
            <>
              {meeting.present.length > 0 && <Banner tone='amber' text={words.noQuorum} />}
              <HandUp households={toHandUp} conduct={conduct} all />
            </>
          )}
        </View>
        <View>
          {sorted.map((household) => (
            <HouseholdCard
              key={household.id}
              household={household}
              conduct={conduct}
              isBase={isBase}
              together={together}
            />
          ))}
          {more && <Banner tone='blue' text={words.more} />}
        </View>
      </View>
    </Page>
  )
}

export default function DeliberationPage() {
  const id = (useParams()['id'] ?? '') as CaseId
  const opened = useCase(id, false)
  const { view } = opened
  const { today } = useMe()
  const { policy } = usePolicy()
  const where = view === undefined ? undefined : deliberatingOn(view)
  const at = { org: where?.org ?? ('' as OrgId) }
  const skip = { skip: where === undefined }
  const listed = useQuery('officer.list', at, skip)
  const kept = useQuery('committee.open', at, skip)
  const agenda = useQuery('committee.agenda', at, skip)
  const asked = [opened, listed, kept, agenda]
  if (
    where === undefined ||
    listed.data === undefined ||
    kept.data === undefined ||
    agenda.data === undefined ||
    today === undefined ||
    policy === undefined
  )
    return <Page title={words.title} asked={asked} loading={true} testId='deliberation' />
  const officers = listed.data.officers
    .filter(({ role }) => role === where.role)
    .filter((officer, nth, all) => all.findIndex((one) => one.person === officer.person) === nth)
    .map(({ name, person }) => ({ name, person }))
  return (
    <MeetingPage
      org={where.org}
      above={where.above}
      first={id}
      unlisted={kept.data.seats.length === 0}
      members={merge(officers, seatsOn(kept.data.seats, today))}
      households={agenda.data.households}
      more={agenda.data.more}
      today={today}
      policy={policy}
      reload={agenda.reload}
    />
  )
}
