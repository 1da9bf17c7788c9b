import type { CheckBatchId } from '@domain/kernel/ids'
import { showDate } from '@domain/kernel/plain-date'
import { Empty, More, Page, Section, TextInput } from '@src/components'
import { CaseList } from '@src/features/case-page'
import { go, useMe, useOnReturn, usePages, useParams } from '@src/gateway'
import { crosscheckText as words } from '@src/text/crosscheck'
import { roundText } from '@src/text/round'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { rememberOrder } from '../order'
import { PATHS } from '../paths'
import { CounterpartCard } from './counterpart'
import { Drop } from './drop'
import { Finish, Left, Prepare, Work } from './work'
import '../review.scss'

/** One batch: export and import per counterpart, then the households, those with an open hit first. */
export default function BatchPage() {
  const batch = (useParams()['batch'] ?? '') as CheckBatchId
  const list = usePages('crosscheck.open', { batch })
  const me = useMe()
  useOnReturn(() => void list.reload())
  const [data] = list.pages
  const cases = list.pages.flatMap((page) => page.cases)
  const may = me.has('city-reviewer')
  const [purpose, setPurpose] = useState<string>(words.exportPurposeDefault)
  const order = cases.map((row) => row.id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what is remembered, not the rows' identity
  useEffect(() => {
    if (data !== undefined) rememberOrder(cases.map((row) => row.id))
  }, [order])
  return (
    <Page
      title={data === undefined ? words.title : words.batch(showDate(data.batch.createdOn))}
      lead={data === undefined ? '' : words.count(data.batch.households, data.batch.persons)}
      wide
      loading={list.loading}
      refusal={data === undefined ? list.refusal : undefined}
      onRetry={() => void list.reload()}
      testId='batch'
    >
      {data !== undefined && (
        <View>
          <Work batch={data.batch} may={may} onDone={() => void list.reload()} />
          <Left left={data.left} />
          {may && (
            <View className='case-form'>
              <TextInput
                label={words.exportPurpose}
                hint={words.exportHint}
                value={purpose}
                onChange={setPurpose}
                maxLength={60}
                testId='export-purpose'
              />
              {!data.prepared && data.batch.work === undefined && (
                <Prepare batch={batch} purpose={purpose} onOrdered={() => void list.reload()} />
              )}
            </View>
          )}
          {may && data.batch.counterparts.some(({ exported }) => exported) && (
            <Drop batch={batch} onChanged={() => void list.reload()} />
          )}
          <View className='counterparts'>
            {data.batch.counterparts.map((row) => (
              <CounterpartCard
                key={row.counterpart}
                batch={batch}
                row={row}
                purpose={purpose}
                may={may}
                passing={data.batch.passing.find((one) => one.counterpart === row.counterpart)}
                ready={data.prepared && data.batch.work === undefined}
                sources={data.sources.find((one) => one.counterpart === row.counterpart)?.names ?? []}
                onChanged={() => void list.reload()}
              />
            ))}
          </View>
          <Section title={words.cases}>
            {may && data.batch.work === undefined && <Finish batch={batch} onOrdered={() => void list.reload()} />}
            <CaseList
              rows={cases}
              onOpen={(row) => go(PATHS.case, { id: row.id })}
              empty={<Empty title={words.noCandidates} />}
            />
            <More list={list} kind='plain' block={false} label={roundText.moreHouseholds} />
          </Section>
        </View>
      )}
    </Page>
  )
}
