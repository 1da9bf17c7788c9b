import type { CallOutput } from '@domain/contract'
import { yearOf } from '@domain/kernel/plain-date'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { Banner, Bar, Card, Empty, Page, PlaceName, Row, Section, Select, Table } from '@src/components'
import { useMe, useOnReturn, usePlaces, useQuery } from '@src/gateway'
import { dateText } from '@src/text'
import { adminText } from '@src/text/admin'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cityOf } from '../common/posts'
import { Chase } from './chase'
import { StartDrive } from './start'
import { DriveUnions } from './unions'
import '../common/admin.scss'

const text = adminText.drive
type Coverage = CallOutput<'drive.coverage'>
type Place = Coverage['byJurisdiction'][number]

const barOf = (place: Pick<Place, 'unions' | 'confirmed'>) => (
  <Bar
    parts={[
      { label: text.posted, value: place.confirmed, tone: 'green' },
      { label: text.waiting, value: place.unions - place.confirmed, tone: 'amber' },
    ]}
    total={place.unions}
  />
)

const Called = ({ coverage }: { readonly coverage: Coverage }) => {
  const sum = coverage.byJurisdiction.reduce(
    (total, place) => ({ unions: total.unions + place.unions, confirmed: total.confirmed + place.confirmed }),
    { unions: 0, confirmed: 0 },
  )
  return (
    <Card title={text.all} aside={text.figure(sum.confirmed, sum.unions)}>
      {barOf(sum)}
      {coverage.told !== undefined && <Row label={text.telling} value={text.toldSoFar(coverage.told, sum.unions)} />}
      {coverage.words !== undefined && <Row label={text.call} value={coverage.words} />}
      {coverage.until !== undefined && <Row label={text.due} value={dateText(coverage.until)} />}
    </Card>
  )
}

const Years = ({
  year,
  today,
  onChange,
}: {
  readonly year: number
  readonly today: number
  readonly onChange: (year: number) => void
}) => (
  <View className='adm-filters'>
    <Select
      label={text.year}
      options={[0, 1, 2, 3].map((ago) => ({ value: String(today - ago), label: text.yearOf(today - ago) }))}
      value={String(year)}
      onChange={(value) => onChange(Number(value))}
    />
  </View>
)

/** Counties by their share of posted unions, the lowest first. */
const ranked = (places: readonly Place[]): readonly Place[] => {
  const share = ({ unions, confirmed }: Place): number => (unions === 0 ? 1 : confirmed / unions)
  return [...places].sort((a, b) => share(a) - share(b))
}

type StartedProps = {
  readonly coverage: Coverage
  readonly year: number
  /** a county reminds its own unions, the city all of them */
  readonly mayRemind: (place: Jurisdiction | undefined) => boolean
}
const Started = ({ coverage, year, mayRemind }: StartedProps) => {
  const [place, setPlace] = useState<Jurisdiction>()
  const { nameOf } = usePlaces()
  return (
    <>
      <Called coverage={coverage} />
      <Section title={text.coverage}>
        <Table
          columns={[
            {
              key: 'where',
              title: text.jurisdiction,
              render: (row: Place) => <PlaceName of={row.jurisdiction} />,
              width: '120px',
            },
            {
              key: 'bar',
              title: text.coverage,
              render: (row: Place) => <View className='adm-bar-slim'>{barOf(row)}</View>,
            },
            {
              key: 'figure',
              title: text.posted,
              align: 'right',
              render: (row: Place) => text.figure(row.confirmed, row.unions),
              width: '160px',
            },
          ]}
          rows={ranked(coverage.byJurisdiction)}
          rowKey={(row) => row.jurisdiction}
          rowLabel={(row) => `${nameOf(row.jurisdiction)} ${text.see}`}
          onRow={(row) => setPlace(row.jurisdiction)}
        />
      </Section>
      {place !== undefined && <DriveUnions key={place} year={year} jurisdiction={place} />}
      <Chase key={`chase-${place ?? ''}`} year={year} jurisdiction={place} mayRemind={mayRemind(place)} />
    </>
  )
}

/** 宣传摸底: the form to start the year's drive, and which unions have posted. */
export default function Drive() {
  const me = useMe()
  const [chosen, setChosen] = useState<number>()
  const now = me.today === undefined ? undefined : yearOf(me.today)
  const year = chosen ?? now
  const query = useQuery('drive.coverage', { year: year ?? 2000 }, { skip: year === undefined })
  const { data, reload } = query
  useOnReturn(() => void reload())
  const org = cityOf(me.posts, 'city-reviewer', 'administrator')?.id
  return (
    <Page title={text.title} lead={text.lead} wide asked={[query, me]}>
      {year !== undefined && now !== undefined && <Years year={year} today={now} onChange={setChosen} />}
      {data?.started === true && year !== undefined && (
        <Started
          coverage={data}
          year={year}
          mayRemind={(place) =>
            org !== undefined || (place !== undefined && me.has('county-reviewer', 'administrator'))
          }
        />
      )}
      {data?.started === false && (
        <Empty title={text.notStarted} {...(org === undefined ? {} : { hint: text.notStartedHint })} />
      )}
      {data !== undefined && year !== undefined && org !== undefined && year === now && (
        <>
          {data.started && <Banner tone='plain' text={text.again} />}
          <StartDrive org={org} year={year} onDone={() => void reload()} />
        </>
      )}
    </Page>
  )
}
