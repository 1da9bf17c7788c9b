import { STAGES, Stage } from '@domain/application/stage'
import { yearOf } from '@domain/kernel/plain-date'
import { Empty, More, Page, Select } from '@src/components'
import { CaseList } from '@src/features/case-page'
import { go, useMe, useOnReturn, usePages, useParams } from '@src/gateway'
import { stageText } from '@src/text'
import { dutiesText } from '@src/text/duties'
import { reviewText } from '@src/text/review'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PATHS } from '../paths'
import '../base.scss'

const ALL = 'all'
const RUNNING_OUT = 'running-out'
const stages = [
  { value: ALL, label: reviewText.allStages },
  { value: RUNNING_OUT, label: reviewText.runningOut },
  ...STAGES.map((stage) => ({ value: stage as string, label: stageText[stage] })),
]

const YEARS_BACK = 5
const yearsUpTo = (year: number) =>
  Array.from({ length: YEARS_BACK }, (_, back) => ({
    value: String(year - back),
    label: reviewText.yearOf(year - back),
  }))

/** All cases of the officer's unions, at any stage. */
export default function CasesPage() {
  const asked = useParams()['stage']
  const given = Stage.safeParse(asked)
  const [stage, setStage] = useState<string>(given.success ? given.data : asked === RUNNING_OUT ? RUNNING_OUT : ALL)
  const { today } = useMe()
  const [year, setYear] = useState<string>()
  const now = today === undefined ? undefined : yearOf(today)
  const chosen = Stage.safeParse(stage)
  const runningOut = stage === RUNNING_OUT
  const list = usePages('case.queue', {
    ...(chosen.success ? { stage: chosen.data } : {}),
    ...(runningOut ? { runningOut } : {}),
    ...(year === undefined || runningOut ? {} : { year: Number(year) }),
    limit: 20,
  })
  useOnReturn(() => void list.reload())
  const rows = list.pages.flatMap((page) => page.items)
  return (
    <Page title={dutiesText.allCases} wide asked={{ ...list, data: rows[0] }} testId='cases'>
      <View className='filters'>
        <Select label={reviewText.stage} options={stages} value={stage} onChange={setStage} />
        {now !== undefined && !chosen.success && !runningOut && (
          <Select label={reviewText.year} options={yearsUpTo(now)} value={year ?? String(now)} onChange={setYear} />
        )}
      </View>
      <View className='case-hint'>{reviewText.count(rows.length, list.more !== undefined)}</View>
      <CaseList
        rows={rows}
        onOpen={(row) => go(PATHS.case, { id: row.id })}
        empty={<Empty title={reviewText.empty} hint={reviewText.emptyHint} />}
      />
      <More list={list} kind='plain' block={false} label={reviewText.more} />
    </Page>
  )
}
