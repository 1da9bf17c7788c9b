import type { CallOutput } from '@domain/contract'
import { Banner, Button, Card, Page, Row, Section, Tag } from '@src/components'
import { reloadMe, useMe, useQuery } from '@src/gateway'
import { calendarText as text } from '@src/text/calendar'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cityOf } from '../common/posts'
import { EnterYear } from './enter'
import '../common/admin.scss'

type Calendar = CallOutput<'calendar.years'>
type Year = Calendar['years'][number]

const YearCard = ({ year, onChange }: { readonly year: Year; readonly onChange: (() => void) | undefined }) => (
  <Card title={text.yearOf(year.year)} aside={year.own ? <Tag tone='blue'>{text.own}</Tag> : undefined}>
    <Row label={text.source} value={year.source} />
    <Row label={text.off} value={text.shown(year.off)} />
    <Row label={text.makeUp} value={text.shown(year.makeUp)} />
    {onChange !== undefined && (
      <Button kind='plain' onTap={onChange} testId={`calendar-change-${year.year}`}>
        {text.change(year.year)}
      </Button>
    )}
  </Card>
)

/** Shows whether all running days have been counted again, and which year is missing. */
const State = ({ data, done }: { readonly data: Calendar; readonly done: number | undefined }) => (
  <View>
    {done !== undefined && <Banner tone='green' text={text.done(done)} testId='calendar-done' />}
    {data.wanted !== undefined && <Banner tone='amber' text={`${text.wanted(data.wanted)}。${text.wantedHint}`} />}
    {data.counting && <Banner tone='amber' text={text.counting} />}
    <View className='adm-hint'>{text.until(data.lastDay)}</View>
  </View>
)

/** 工作日历: the known years, the missing year, and the form to enter or change one. */
export default function WorkCalendarPage() {
  const me = useMe()
  const query = useQuery('calendar.years', {})
  const { data, reload } = query
  const [chosen, setChosen] = useState<number>()
  const [done, setDone] = useState<number>()
  const org = cityOf(me.posts, 'administrator')?.id
  const year = chosen ?? data?.wanted
  const finished = (): void => {
    setDone(year)
    setChosen(undefined)
    void reload()
    void reloadMe()
  }
  return (
    <Page title={text.title} lead={text.lead} wide asked={[query, me]} testId='calendar'>
      {data !== undefined && (
        <>
          <State data={data} done={done} />
          {org === undefined && <View className='adm-hint'>{text.nobody}</View>}
          {org !== undefined && year !== undefined && (
            <EnterYear
              key={`${year}:${data.lastDay}`}
              org={org}
              year={year}
              known={data.years.find((one) => one.year === year)}
              onDone={finished}
            />
          )}
          <Section title={text.years}>
            {[...data.years].reverse().map((one) => (
              <YearCard
                key={one.year}
                year={one}
                onChange={org === undefined ? undefined : () => setChosen(one.year)}
              />
            ))}
          </Section>
          {data.entries.length > 0 && (
            <Section title={text.entries}>
              {data.entries.map((entry) => (
                <Row
                  key={`${entry.year}:${entry.at}`}
                  label={text.entry(entry.at, entry.name)}
                  value={`${text.yearOf(entry.year)}：${entry.source}`}
                />
              ))}
            </Section>
          )}
        </>
      )}
    </Page>
  )
}
