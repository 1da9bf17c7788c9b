import type { CaseRow, CaseView } from '@domain/contract/views'
import type { CaseId, FileId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { isServed } from '@domain/notice/notice'
import {
  Banner,
  Button,
  Card,
  DateInput,
  Empty,
  filled,
  Page,
  PaperButton,
  RefusalCard,
  Section,
  Skeleton,
  TextInput,
  Uploader,
  useFields,
} from '@src/components'
import {
  BarScope,
  CaseHead,
  type CaseStep,
  InBar,
  News,
  NoticeEnd,
  NoticePaper,
  ObjectionCard,
  periodText,
  stepButton,
  useCase,
  useCaseStep,
} from '@src/features/case-page'
import { go, isWeapp, replace, takenAhead, useMe, useParams, useQuery } from '@src/gateway'
import { doneText } from '@src/text'
import { casePageText } from '@src/text/case-page'
import { objectionText, noticeText as words } from '@src/text/notice'
import { paperText } from '@src/text/paper'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { NextBar } from '../next-one'
import { PATHS } from '../paths'
import { goneOf, NoticeCalendar } from './calendar'
import { CorrectNotice } from './correct'
import { PaperDown } from './paper-down'
import { Together } from './together'
import '../base.scss'

type Props = { readonly view: CaseView; readonly caseStep: CaseStep; readonly today: PlainDate }

/** The notice exactly as it will be posted, the photo, and the day it was posted. */
const Post = ({ view, caseStep, today }: Props) => {
  const first = { postedOn: today, typed: '', files: [] as readonly FileId[] }
  const [{ postedOn, typed, files }, field, set] = useFields(first)
  const [remark, setRemark] = useState('')
  const [ahead] = useState(() => takenAhead(view.row.id))
  const [photo] = files
  const preview = useQuery('notice.preview', { caseId: view.row.id, postedOn, remark })
  const { data } = preview
  return (
    <View className='case-form'>
      <Uploader
        label={words.photo}
        example={words.photoHint}
        purpose='notice-photo'
        {...field('files')}
        max={1}
        given={ahead}
        testId='notice-photo'
      />
      <DateInput
        label={words.postedOn}
        hint={words.postedOnHint}
        value={postedOn}
        max={today}
        onChange={(next) => set({ postedOn: next as PlainDate })}
        testId='posted-on'
      />
      <TextInput
        label={words.remark}
        hint={words.remarkHint}
        {...field('typed')}
        onBlur={() => setRemark(typed.trim())}
        maxLength={200}
        testId='notice-remark'
      />
      {preview.refusal !== undefined && <RefusalCard refusal={preview.refusal} onRetry={() => void preview.reload()} />}
      {data === undefined && preview.refusal === undefined && <Skeleton lines={6} />}
      {data !== undefined && preview.refusal === undefined && (
        <View>
          <Section title={words.preview}>
            <NoticePaper content={data.content} period={periodText(data, data.expectedEnd)} />
            {data.content.unit !== view.place.unit && <View className='case-hint'>{words.unitAbove}</View>}
            <Together view={view} postedOn={postedOn} remark={remark} />
            {!isWeapp && (
              <View className='case-buttons no-print'>
                <Button onTap={() => window.print()} testId='notice-print'>
                  {words.print}
                </Button>
                <View className='case-hint'>{words.printHint}</View>
              </View>
            )}
          </Section>
          <Section title={words.calendar}>
            <View className='case-words'>{words.rule(goneOf(data.days, today).all)}</View>
            <NoticeCalendar postedOn={data.countsFrom} days={data.days} today={today} />
            <NoticeEnd notice={{ ...data, enteredOn: today }} expectedEnd={data.expectedEnd} />
          </Section>
          <InBar
            said={photo === undefined ? words.gaps.photo : words.postsUntil(data.lastDay ?? data.expectedEnd)}
            main={{
              ...stepButton(
                caseStep,
                'notice.post',
                photo !== undefined && typed.trim() === remark && { postedOn, photo, remark },
                doneText.postNotice,
              ),
              words: words.submitPost,
              testId: 'notice-post',
            }}
          />
        </View>
      )}
    </View>
  )
}

const counterOf = (served: boolean, open: number, gone: number, all: number): string => {
  if (served) return open > 0 ? words.fulfilledBlocked : words.fulfilled
  return gone === 0 ? words.notBegun : words.running(gone, all)
}

/** The progress of the notice period. There are no actions, because the period cannot be shortened. */
const Running = ({ view, today }: Omit<Props, 'caseStep'>) => {
  const { notice, noticeDays } = view
  if (notice === undefined) return null
  const { gone, all } = goneOf(noticeDays ?? [], today)
  const served = isServed(notice, today)
  const open = view.objections.filter((objection) => objection.answered === undefined)
  return (
    <View>
      <Section title={words.calendar}>
        {noticeDays !== undefined && <View className='counter'>{counterOf(served, open.length, gone, all)}</View>}
        {noticeDays !== undefined && (
          <NoticeCalendar postedOn={notice.countsFrom ?? notice.postedOn} days={noticeDays} today={today} />
        )}
        <NoticeEnd notice={notice} expectedEnd={view.expectedEnd} />
        {!served && <View className='case-hint'>{words.nobodyCanHurry}</View>}
      </Section>
      {open.length > 0 && (
        <Section title={words.objections}>
          <Banner tone='amber' text={words.blocked(open.length)} />
          {open.map((objection) => (
            <ObjectionCard key={objection.id} objection={objection} />
          ))}
          {view.actions.includes('answerObjection') ? (
            <Button kind='primary' onTap={() => go(PATHS.objections, { id: view.row.id })}>
              {words.answerNow}
            </Button>
          ) : (
            <View className='case-hint'>{objectionText.notYou}</View>
          )}
        </Section>
      )}
      <Section title={words.title}>
        <NoticePaper content={notice.content} period={periodText(notice, view.expectedEnd)} />
        <PaperButton
          name='paper.notice'
          input={{ cases: [view.row.id] }}
          label={paperText.notice}
          testId='paper-notice'
        />
      </Section>
    </View>
  )
}

const TakeDown = ({ view, caseStep, today }: Props) => {
  const [{ files }, field] = useFields({ files: [] as readonly FileId[] })
  const [photo] = files
  const { notice } = view
  const open = view.objections.some((objection) => objection.answered === undefined)
  if (notice === undefined || !isServed(notice, today) || open) return null
  return (
    <Card title={words.takeDown}>
      <Uploader
        label={words.takeDownPhoto}
        example={words.takeDownHint}
        purpose='notice-photo'
        {...field('files')}
        max={1}
        testId='down-photo'
      />
      <InBar
        said={photo === undefined ? words.gaps.photo : undefined}
        main={{
          ...stepButton(caseStep, 'notice.takeDown', filled({ photo }), doneText.takeDownNotice),
          words: words.submitTakeDown,
          testId: 'notice-take-down',
        }}
      />
    </Card>
  )
}

/** What the officer is to do about the notice, as the list of duties calls it. */
const verbOf = (view: CaseView | undefined): string | undefined => {
  if (view?.actions.includes('postNotice')) return 'to-post'
  if (view?.actions.includes('paperDown')) return 'paper'
  return view?.actions.includes('takeDownNotice') ? 'on-notice' : undefined
}
const openNotice = ({ id }: CaseRow): void => replace(PATHS.notice, { id })

export default function NoticePage() {
  const id = (useParams()['id'] ?? '') as CaseId
  const opened = useCase(id)
  const caseStep = useCaseStep(opened)
  const { today } = useMe()
  const { view } = opened
  const up = view?.row.stage === 'on-notice'
  const owes = view?.actions.includes('paperDown') === true
  const mayPost = view?.actions.includes('postNotice') === true
  return (
    <BarScope>
      <Page
        title={mayPost ? words.post : words.title}
        asked={opened}
        loading={today === undefined}
        footer={<NextBar of={[id, verbOf(view), openNotice]} done={caseStep.done !== undefined} />}
        testId='notice'
      >
        {view !== undefined && today !== undefined && (
          <View>
            <CaseHead view={view} />
            <News opened={opened} caseStep={caseStep} />
            {mayPost && <Post view={view} caseStep={caseStep} today={today} />}
            {up && view.actions.includes('takeDownNotice') && (
              <TakeDown key={`down-${view.row.version}`} view={view} caseStep={caseStep} today={today} />
            )}
            {up && <Running view={view} today={today} />}
            {up && view.actions.includes('correctNotice') && (
              <CorrectNotice key={`correct-${view.row.version}`} caseStep={caseStep} />
            )}
            {owes && <PaperDown key={`paper-${view.row.version}`} caseStep={caseStep} />}
            {!mayPost && !up && !owes && (
              <Empty
                title={caseStep.done ?? words.none}
                action={
                  <Button kind='primary' onTap={() => replace(PATHS.duties)}>
                    {casePageText.backToList}
                  </Button>
                }
              />
            )}
            <Button kind='quiet' onTap={() => go(PATHS.case, { id })}>
              {casePageText.whole}
            </Button>
          </View>
        )}
      </Page>
    </BarScope>
  )
}
