import type { CallOutput } from '@domain/contract'
import type { CaseId, OrgId } from '@domain/kernel/ids'
import { showDate } from '@domain/kernel/plain-date'
import type { Counterpart } from '@domain/policy/policy'
import {
  Button,
  Choices,
  Empty,
  More,
  NotShown,
  Page,
  Progress,
  RefusalCard,
  Section,
  Table,
  Tag,
} from '@src/components'
import { go, useCommand, useMe, useOnReturn, usePages, usePlaces, usePolicy } from '@src/gateway'
import { counterpartText } from '@src/text'
import { crosscheckText as words } from '@src/text/crosscheck'
import { roundText } from '@src/text/round'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PATHS } from '../paths'
import '../review.scss'

type Batch = CallOutput<'crosscheck.list'>['items'][number]
const MAX = 50

const sum = (batch: Batch, pick: (one: Batch['counterparts'][number]) => number): number =>
  batch.counterparts.reduce((all, one) => all + pick(one), 0)

const Batches = ({ batches }: { readonly batches: readonly Batch[] }) => (
  <Table
    rows={batches}
    rowKey={(batch) => batch.id}
    rowLabel={(batch) => words.batch(showDate(batch.createdOn))}
    onRow={(batch) => go(PATHS.batch, { batch: batch.id })}
    empty={<Empty title={words.noBatches} hint={words.noBatchesHint} />}
    columns={[
      { key: 'on', title: words.createdOn, render: (batch) => showDate(batch.createdOn) },
      { key: 'size', title: words.size, render: (batch) => words.count(batch.households, batch.persons) },
      {
        key: 'returned',
        title: words.returned,
        render: (batch) => (
          <Progress
            step={sum(batch, (one) => one.returned)}
            of={Math.max(
              1,
              sum(batch, (one) => one.rows),
            )}
          />
        ),
      },
      {
        key: 'hits',
        title: words.questions,
        render: (batch) => {
          const hits = sum(batch, (one) => one.hits)
          return <Tag tone={hits > 0 ? 'amber' : 'plain'}>{words.hits(hits)}</Tag>
        },
      },
    ]}
  />
)

type NewProps = { readonly org: OrgId; readonly asked: readonly Counterpart[] }

/** New batch: choose households, choose counterparts, start. */
const NewBatch = ({ org, asked }: NewProps) => {
  const list = usePages('case.queue', { stage: 'crosschecking', limit: MAX })
  useOnReturn(() => void list.reload())
  const [cases, setCases] = useState<CaseId[]>([])
  const [counterparts, setCounterparts] = useState<Counterpart[]>([...asked])
  const { nameOf } = usePlaces()
  const { run, busy, refusal } = useCommand('crosscheck.createBatch')
  const free = list.pages.flatMap((page) => page.items).filter((row) => row.checking !== true)
  const options = free.map((row) => ({
    value: row.id,
    label: row.name,
    hint: `${nameOf(row.jurisdiction)} ${row.unit}`,
  }))
  const start = async (some: readonly CaseId[] | undefined) => {
    const answer = await run({ org, counterparts, ...(some === undefined ? {} : { cases: [...some] }) })
    if (answer.ok) go(PATHS.batch, { batch: answer.value.batch })
    setCases([])
    await list.reload()
  }
  if (list.refusal !== undefined) return <NotShown refusal={list.refusal} onRetry={() => void list.reload()} />
  if (!list.loading && free.length === 0) return <Empty title={words.noCandidates} hint={words.noCandidatesHint} />
  return (
    <View>
      <View className='case-buttons'>
        <Button onTap={() => setCases(free.slice(0, MAX).map((row) => row.id))} testId='choose-all'>
          {words.chooseAll}
        </Button>
        <Button kind='quiet' onTap={() => setCases([])}>
          {words.chooseNone}
        </Button>
        <View className='case-hint'>{words.chosen(cases.length)}</View>
      </View>
      <Choices label={words.choose} options={options} value={cases} onChange={setCases} testId='choose' />
      <More list={list} kind='plain' block={false} label={words.moreFamilies} />
      {cases.length > MAX && <View className='case-hint'>{words.onlyFifty}</View>}
      <Choices
        label={words.counterparts}
        options={asked.map((value) => ({
          value,
          label: counterpartText[value].bureau,
          hint: counterpartText[value].about,
        }))}
        value={counterparts}
        onChange={setCounterparts}
        testId='counterpart'
      />
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <Button
        kind='primary'
        busy={busy}
        disabled={cases.length === 0 || cases.length > MAX || counterparts.length === 0}
        onTap={() => void start(cases)}
        testId='batch-create'
      >
        {words.start}
      </Button>
      <Button
        busy={busy}
        disabled={counterparts.length === 0}
        onTap={() => void start(undefined)}
        testId='round-create'
      >
        {roundText.startAll}
      </Button>
      <View className='case-hint'>{roundText.startAllHint}</View>
    </View>
  )
}

export default function CrosscheckPage() {
  const me = useMe()
  const { policy } = usePolicy()
  const list = usePages('crosscheck.list', { limit: 20 })
  useOnReturn(() => void list.reload())
  const city = me.posts.find((post) => post.role === 'city-reviewer')?.org.id
  const batches = list.pages.flatMap((page) => page.items)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      wide
      loading={list.loading}
      refusal={batches.length === 0 ? list.refusal : undefined}
      onRetry={() => void list.reload()}
      testId='crosscheck'
    >
      {city !== undefined && policy !== undefined && (
        <Section title={words.create}>
          <NewBatch org={city} asked={policy.crosscheck.counterparts} />
        </Section>
      )}
      <Section title={words.batches}>
        <Batches batches={batches} />
        <More list={list} kind='plain' block={false} label={words.moreBatches} />
      </Section>
    </Page>
  )
}
