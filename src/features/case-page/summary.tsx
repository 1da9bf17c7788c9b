import type { CaseView } from '@domain/contract/views'
import { showDate } from '@domain/kernel/plain-date'
import { Tag } from '@src/components'
import { testAttribute } from '@src/components/a11y'
import { usePlaces } from '@src/gateway'
import { causeText, proofText, relationText, stageText, yuanText } from '@src/text'
import { casePageText, summaryText as words } from '@src/text/case-page'
import { clockText, workText } from '@src/text/today'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { FlagTags } from './case-list'
import { unmetProofs } from './facts'
import { Phone } from './phone'

type Props = { readonly view: CaseView }

/** Late is what this reader has to do: the work of others has no clock for its base union, as in its list. */
const isLate = ({ row, next }: CaseView): boolean =>
  (next === undefined || next.turn === 'mine') && (row.flags.includes('overdue') || (row.daysLeft ?? 0) < 0)

const dueText = ({ row, next }: CaseView): string => {
  if (next === undefined) return clockText(row)
  if (next.turn === 'mine') return workText(row, next.verb)
  return next.turn === 'notice' ? words.noticeUntil : clockText(row)
}

/** Who the household is: its people by relation, and what troubles it. */
const whoOf = ({ declaration: { applicant, members } }: CaseView): string =>
  [
    words.people(members.length + 1, members.map(({ relation }) => relationText[relation]).join('、')),
    [applicant.mainCause, ...applicant.otherCauses].map((cause) => causeText[cause]).join('、'),
  ].join('；')

/** The income per head beside the line that it is under, or over. */
const incomeOf = ({ determination, sheet: now }: CaseView): string => {
  const { perHead, lowIncome, relativeLine, result } = determination?.sheet ?? now
  const [line, under] = result === 'severe' ? [lowIncome, words.severe] : [relativeLine, words.relative]
  const over = perHead >= relativeLine
  return words.perHead(yuanText(perHead), over ? words.over(yuanText(relativeLine)) : under(yuanText(line)))
}

/** What is open on the case, in words; nothing where nothing is. @internal */
export const openOf = (view: CaseView): readonly string[] => {
  const { correction, check, objections, row } = view
  const missing = correction === undefined && row.stage === 'submitted' ? unmetProofs(view) : []
  const hits = check?.full?.hits.filter(({ verdict }) => verdict === undefined).length ?? 0
  const asked = check?.full === undefined ? (check?.asked?.filter(({ replied }) => !replied).length ?? 0) : 0
  const unanswered = objections.filter(({ answered }) => answered === undefined).length
  return [
    ...(correction === undefined ? [] : [words.correction(correction.items.length)]),
    ...(missing.length === 0 ? [] : [words.missing(missing.map((type) => proofText[type].name).join('、'))]),
    ...(unanswered === 0 ? [] : [words.objections(unanswered)]),
    ...(hits === 0 ? [] : [words.hits(hits)]),
    ...(asked === 0 ? [] : [words.asked(asked)]),
    ...(row.flags.includes('on-behalf') && !view.claimed ? [casePageText.unclaimed] : []),
  ]
}

const dueOf = (view: CaseView): ReactNode =>
  view.row.dueOn === undefined ? (
    words.noDue
  ) : (
    <View className='case-tags'>
      <Tag tone={isLate(view) ? 'overdue' : 'plain'}>{dueText(view)}</Tag>
      <Text>{showDate(view.row.dueOn)}</Text>
    </View>
  )

const Line = ({ label, testId, children }: { label: string; testId?: string; children: ReactNode }) => (
  <View className='summary-line' {...testAttribute(testId)}>
    <Text className='summary-label'>{label}</Text>
    <View>{children}</View>
  </View>
)

/** Five lines: who, income against the line, what is open, until when, whom to call. */
export const Summary = ({
  view,
  own = false,
  children,
}: Props & { readonly own?: boolean; readonly children?: ReactNode }) => {
  const { row } = view
  const { nameOf } = usePlaces()
  const open = openOf(view)
  const mayCall = view.lookFor?.includes('contact') === true
  return (
    <View className='case-summary'>
      <View className='summary-lines'>
        <View className='case-head-line'>
          <Tag tone='blue'>{stageText[row.stage]}</Tag>
          <FlagTags row={row} />
        </View>
        <Line label={words.who}>{whoOf(view)}</Line>
        <Line label={words.income} testId='summary-income'>
          {incomeOf(view)}
        </Line>
        <Line label={words.open} testId='summary-open'>
          {open.length === 0 ? words.nothing : open.join('；')}
        </Line>
        <Line label={words.due}>{dueOf(view)}</Line>
        {mayCall && (
          <Line label={words.call}>
            <Phone caseId={row.id} name={row.name} why='contact' kind='quiet' />
          </Line>
        )}
      </View>
      <View className='summary-more'>
        <View className='case-hint'>
          {[
            ...(own ? [] : [`${nameOf(row.jurisdiction)} ${row.unit}`]),
            casePageText.year(view.year),
            casePageText.submittedOn(row.submittedOn),
            ...(row.flags.includes('on-behalf') && view.claimed ? [casePageText.claimed] : []),
            ...(view.dossierNo === undefined ? [] : [casePageText.dossier(view.dossierNo)]),
          ].join(' · ')}
        </View>
        {children}
      </View>
    </View>
  )
}
