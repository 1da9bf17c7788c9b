import { STAGES, Stage } from '@domain/application/stage'
import type { CallOutput } from '@domain/contract'
import type { CaseRow } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { yearOf } from '@domain/kernel/plain-date'
import { Jurisdiction } from '@domain/organisation/jurisdiction'
import { Button, Empty, More, NotShown, Page, Select, Tap } from '@src/components'
import { CaseList } from '@src/features/case-page'
import { letGo, useKeys } from '@src/features/desk'
import { go, isWeapp, useMe, useOnReturn, usePages, usePlaces, useQuery } from '@src/gateway'
import { stageText } from '@src/text'
import { dutiesText } from '@src/text/duties'
import { reviewText as words } from '@src/text/review'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { type Filters, hasFilters, loadFilters, rememberOrder, saveFilters } from '../order'
import { PATHS } from '../paths'
import '../review.scss'

const ALL = 'all'
const RUNNING_OUT = 'running-out'
const stages = [
  { value: ALL, label: words.allStages },
  { value: RUNNING_OUT, label: words.runningOut },
  ...STAGES.map((stage) => ({ value: stage as string, label: stageText[stage] })),
]
const YEARS_BACK = 5
/**
 * Years for the filter: without a stage the list covers one year, newest first; with a stage it covers all years, the most
 * urgent first.
 */
const yearsUpTo = (year: number, any: boolean) => [
  ...(any ? [{ value: ALL, label: words.allYears }] : []),
  ...Array.from({ length: YEARS_BACK }, (_, back) => ({
    value: String(year - back),
    label: words.yearOf(year - back),
  })),
]

type Group = CallOutput<'case.duties'>['groups'][number]
const MINE = new Set(['county-reviewer', 'city-reviewer'])
const mineOf = (groups: readonly Group[]): readonly Group[] => groups.filter((group) => MINE.has(group.role))

/** The filters for exactly the counted cases: those where the city acts as the county are filtered by 市直. */
const filtersOf = ({ stage, role }: Group, isCounty: boolean, direct: Jurisdiction | undefined): Filters =>
  role === 'county-reviewer' && !isCounty && direct !== undefined ? { stage, jurisdiction: direct } : { stage }

type MineProps = { readonly groups: readonly Group[]; readonly onPick: (group: Group) => void }

/** The duties of this reviewer by stage; a tap filters the list. */
const Mine = ({ groups, onPick }: MineProps) => {
  const mine = mineOf(groups)
  if (mine.length === 0) return <View className='case-hint'>{words.nothingMine}</View>
  return (
    <View className='mine'>
      {mine.map((group) => (
        <Tap
          key={`${group.stage}:${group.role}`}
          className={group.overdue > 0 ? 'mine-group mine-late' : 'mine-group'}
          onTap={() => onPick(group)}
          testId={`mine-${group.stage}`}
        >
          <Text className='mine-count'>{dutiesText.count(group.count, group.more)}</Text>
          <Text className='mine-stage'>
            {isKeyOf(words.mineText, group.stage) ? words.mineText[group.stage] : stageText[group.stage]}
          </Text>
          {group.overdue > 0 && <Text className='mine-overdue'>{dutiesText.overdue(group.overdue)}</Text>}
        </Tap>
      ))}
    </View>
  )
}

type FilterProps = {
  readonly filters: Filters
  readonly change: (filters: Filters) => void
  readonly wholeCity: boolean
  readonly year: number
}

const FilterBar = ({ filters, change, wholeCity, year }: FilterProps) => {
  const places = usePlaces()
  return (
    <View className='filters'>
      <Select
        label={words.stage}
        options={stages}
        value={filters.runningOut === true ? RUNNING_OUT : (filters.stage ?? ALL)}
        onChange={(next) => {
          const stage = Stage.safeParse(next)
          change({
            ...filters,
            stage: stage.success ? stage.data : undefined,
            runningOut: next === RUNNING_OUT ? true : undefined,
          })
        }}
        testId='filter-stage'
      />
      {wholeCity && (
        <Select
          label={words.jurisdiction}
          options={[{ value: ALL, label: words.allJurisdictions }, ...places.options]}
          value={filters.jurisdiction ?? ALL}
          onChange={(next) => {
            const jurisdiction = Jurisdiction.safeParse(next)
            change({ ...filters, jurisdiction: jurisdiction.success ? jurisdiction.data : undefined })
          }}
          testId='filter-jurisdiction'
        />
      )}
      <Select
        label={words.year}
        options={yearsUpTo(year, filters.stage !== undefined)}
        value={filters.year === undefined ? (filters.stage === undefined ? String(year) : ALL) : String(filters.year)}
        onChange={(next) => change({ ...filters, year: next === ALL ? undefined : Number(next) })}
        testId='filter-year'
      />
      <View className='filters-reset'>
        <Button kind='quiet' onTap={() => change({})}>
          {words.reset}
        </Button>
      </View>
    </View>
  )
}

const useCursor = (rows: readonly CaseRow[], open: (row: CaseRow) => void): number => {
  const [at, setAt] = useState(0)
  const now = rows[at]
  const move = (by: number) => {
    // the arrow keys select a row, so Enter must no longer press the button tapped before
    letGo()
    setAt((old) => Math.min(Math.max(0, old + by), Math.max(0, rows.length - 1)))
  }
  useKeys({
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    ...(now === undefined ? {} : { enter: () => open(now), n: () => open(now) }),
  })
  return at
}

const compact = (filters: Filters) => ({
  ...(filters.stage === undefined ? {} : { stage: filters.stage }),
  ...(filters.runningOut === true ? { runningOut: true } : {}),
  ...(filters.jurisdiction === undefined ? {} : { jurisdiction: filters.jurisdiction }),
  ...(filters.year === undefined ? {} : { year: filters.year }),
})

export default function QueuePage() {
  const me = useMe()
  const [remembered] = useState(hasFilters)
  const [filters, setFilters] = useState<Filters>(loadFilters)
  const duties = useQuery('case.duties', {})
  const list = usePages('case.queue', { ...compact(filters), limit: 20 })
  const rows = list.pages.flatMap((page) => page.items)
  useOnReturn(() => {
    void list.reload()
    void duties.reload()
  })
  const order = rows.map((row) => row.id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what is remembered, not the rows' identity
  useEffect(() => rememberOrder(rows.map((row) => row.id)), [order])
  const isCounty = me.has('county-reviewer')
  const { direct } = usePlaces()
  const mine = mineOf(duties.data?.groups ?? [])
  // where only a part of many cases was read, none of them may be a duty: what certainly is one comes first
  const first = mine.find(({ count }) => count > 0) ?? mine[0]
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes first is its stage, not the answer's identity
  useEffect(() => {
    if (!remembered && first !== undefined) setFilters(filtersOf(first, isCounty, direct))
  }, [remembered, first?.stage, isCounty, direct])
  const change = (next: Filters) => {
    setFilters(next)
    saveFilters(next)
  }
  const open = (row: CaseRow) => go(PATHS.case, { id: row.id })
  const at = useCursor(rows, open)
  const wholeCity = me.has('city-reviewer', 'auditor')
  return (
    <Page title={words.title} wide testId='queue'>
      {duties.data !== undefined && (
        <Mine groups={duties.data.groups} onPick={(group) => change(filtersOf(group, isCounty, direct))} />
      )}
      {isCounty && (
        <View className='case-buttons'>
          <Button kind='quiet' onTap={() => go(PATHS.committee)} testId='go-committee'>
            {words.go.committee}
          </Button>
        </View>
      )}
      {wholeCity && (
        <View className='case-buttons'>
          <Button onTap={() => go(PATHS.crosscheck)} testId='go-crosscheck'>
            {words.goCrosscheck}
          </Button>
        </View>
      )}
      <FilterBar
        filters={filters}
        change={change}
        wholeCity={wholeCity}
        year={me.today === undefined ? YEARS_BACK : yearOf(me.today)}
      />
      {list.refusal !== undefined && <NotShown refusal={list.refusal} onRetry={() => void list.reload()} />}
      {list.refusal === undefined && !list.loading && (
        <View>
          <View className='case-hint'>{words.count(rows.length, list.more !== undefined)}</View>
          <CaseList
            rows={rows}
            onOpen={open}
            at={isWeapp ? -1 : at}
            empty={<Empty title={words.empty} hint={words.emptyHint} />}
          />
          <More list={list} kind='plain' block={false} label={words.more} testId='queue-more' />
          {!isWeapp && <View className='case-hint desk-only'>{words.keys}</View>}
        </View>
      )}
    </Page>
  )
}
