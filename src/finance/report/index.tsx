import type { YearReport } from '@domain/contract/office'
import { Source } from '@domain/fund/fund'
import { Empty, optionsOf, Page, Section, Tabs } from '@src/components'
import { useMe, useOnReturn, usePlaces, useQuery } from '@src/gateway'
import { dateText, sourceText } from '@src/text'
import { reportText } from '@src/text/report'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useYear } from '../common/years'
import { ByProgramme, BySource } from './counts'
import { Overview } from './overview'
import { Effect, Input, Process, Quality } from './quality'
import { ScoreTable } from './score-table'
import { YearTable } from './year-table'
import '../common/finance.scss'

const text = reportText

const Output = ({ report }: { readonly report: YearReport }) => {
  const used = Source.options.filter(
    (source) =>
      report.allocated.some((cell) => cell.source === source) || report.paid.some((cell) => cell.source === source),
  )
  const [chosen, setChosen] = useState<Source>('provincial')
  const source = used.includes(chosen) ? chosen : used[0]
  return (
    <Section title={text.quantity}>
      {source === undefined ? (
        <Empty title={text.none} hint={text.noneHint} />
      ) : (
        <>
          <Tabs items={optionsOf(sourceText, used)} value={source} onChange={setChosen} />
          <YearTable report={report} source={source} />
        </>
      )}
      <ByProgramme report={report} />
      <BySource report={report} />
    </Section>
  )
}

const Chapter = ({ title }: { readonly title: string }) => <View className='fin-chapter'>{title}</View>

/** 年度绩效: the year's report; every figure opens the details behind it. */
export default function Report() {
  const me = useMe()
  const { year, select } = useYear()
  const { nameOf } = usePlaces()
  const query = useQuery('report.year', { year: year ?? 2000 }, { skip: year === undefined })
  const { data: report, reload } = query
  useOnReturn(() => void reload())
  return (
    <Page title={text.title} lead={text.lead} wide asked={[query, me]}>
      <View className='fin-filters'>
        {select}
        {report !== undefined && <View className='fin-hint'>{text.asOf(dateText(report.asOf))}</View>}
        {report?.within !== undefined && (
          <View className='fin-hint'>{text.within(report.within.map(nameOf).join('、'))}</View>
        )}
      </View>
      {report !== undefined && (
        <>
          <Chapter title={text.overview} />
          <Overview report={report} />
          <Chapter title={text.organised} />
          <Input report={report} />
          <Process report={report} />
          <Chapter title={text.performance} />
          <Output report={report} />
          <Quality report={report} />
          <Effect report={report} />
          <Chapter title={text.written} />
          <View className='fin-hint'>{text.writtenHint}</View>
          <Chapter title={text.conclusion} />
          <ScoreTable report={report} />
        </>
      )}
    </Page>
  )
}
