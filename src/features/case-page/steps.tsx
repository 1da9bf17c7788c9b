import type { CaseView } from '@domain/contract/views'
import { showDate } from '@domain/kernel/plain-date'
import { PaperButton, Row, Tag } from '@src/components'
import { placeText } from '@src/text'
import { casePageText } from '@src/text/case-page'
import { deliberationText } from '@src/text/deliberation'
import { paperText } from '@src/text/paper'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { nameOf } from './facts'
import { Photos } from './papers'

type Props = { readonly view: CaseView }

export const SurveySection = ({ view }: Props) => {
  const { survey } = view
  if (survey === undefined) return null
  return (
    <View>
      <View className='case-facts'>
        <Row label={surveyText.visitedOn} value={`${showDate(survey.visitedOn)} ${survey.visitedAt}`} />
        <Row label={surveyText.place} value={placeText[survey.place]} />
        <Row label={surveyText.surveyors} value={(view.surveyors ?? []).join('、')} />
        <Row label={surveyText.causeConfirmed} value={survey.causeConfirmed ? casePageText.yes : casePageText.no} />
      </View>
      <Row label={surveyText.living} value={survey.living} />
      {survey.remark !== '' && <Row label={surveyText.remark} value={survey.remark} />}
      {Object.entries(survey.notImputed).map(([member, why]) => (
        <Row key={member} label={surveyText.notImputedShort(nameOf(view, member))} value={why} />
      ))}
      {survey.applicantNotSigned !== undefined && (
        <Row label={surveyText.applicantCannotSign} value={survey.applicantNotSigned} />
      )}
      <Photos
        leaves={[
          ...survey.photos.map((file, at) => ({ file, title: `${surveyText.photos} ${at + 1}` })),
          ...survey.surveyorSignatures.map((file, at) => ({
            file,
            title: surveyText.surveyorSign(view.surveyors?.[at] ?? ''),
          })),
          ...(survey.applicantSignature === undefined
            ? []
            : [{ file: survey.applicantSignature, title: surveyText.applicantSign }]),
        ]}
      />
      <PaperButton name='paper.survey' input={{ caseId: view.row.id }} label={paperText.survey} testId='paper-survey' />
    </View>
  )
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? deliberationText.minutesLine.nobody : names.join(deliberationText.minutesLine.separator)

export const DeliberationSection = ({ view }: Props) => {
  if (view.deliberation === undefined) return null
  const { record, conclusion } = view.deliberation
  const { entitled, votes } = record
  const free = entitled.filter((person) => person.recusedBecause === undefined)
  return (
    <View>
      <View className='case-facts'>
        {view.deliberation.above === true && <Row label={deliberationText.by} value={deliberationText.byAbove} />}
        <Row label={deliberationText.heldOn} value={showDate(record.heldOn)} />
        <Row label={deliberationText.place} value={record.place} />
        <Row label={deliberationText.chair} value={record.chair} />
        <Row
          label={deliberationText.votes}
          value={deliberationText.voteLine(votes.for, votes.against, votes.abstain)}
        />
        {record.ballot !== undefined && (
          <Row label={deliberationText.ballot} value={deliberationText.ballots[record.ballot]} />
        )}
        <Row label={deliberationText.present} value={listed(free.filter((p) => p.present).map((p) => p.name))} />
        <Row label={deliberationText.absent} value={listed(free.filter((p) => !p.present).map((p) => p.name))} />
        <Row
          label={deliberationText.recused}
          value={listed(
            entitled.flatMap((p) => (p.recusedBecause === undefined ? [] : [`${p.name}（${p.recusedBecause}）`])),
          )}
        />
      </View>
      <Row label={deliberationText.preview}>
        <Tag tone={conclusion === 'endorsed' ? 'green' : 'amber'}>{deliberationText[conclusion]}</Tag>
      </Row>
      <Row label={deliberationText.reasons} value={record.reasons} />
      {record.minutes !== '' && <Row label={deliberationText.minutes} value={record.minutes} />}
      <PaperButton
        name='paper.minutes'
        input={{ cases: [view.row.id] }}
        label={paperText.minutes}
        testId='paper-minutes'
      />
    </View>
  )
}
