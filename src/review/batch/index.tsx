import type { CheckBatchId } from '@domain/kernel/ids'
import { showDate } from '@domain/kernel/plain-date'
import { Empty, Page, Section, TextInput } from '@src/components'
import { CaseList } from '@src/features/case-page'
import { go, useMe, useOnReturn, useParams, useQuery } from '@src/gateway'
import { crosscheckText as words } from '@src/text/crosscheck'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { rememberOrder } from '../order'
import { PATHS } from '../paths'
import { CounterpartCard } from './counterpart'
import '../review.scss'

/** One batch: export and import per counterpart, then the households, those with an open hit first. */
export default function BatchPage() {
  const batch = (useParams()['batch'] ?? '') as CheckBatchId
  const asked = useQuery('crosscheck.open', { batch })
  const me = useMe()
  useOnReturn(() => void asked.reload())
  const { data } = asked
  const may = me.has('city-reviewer')
  const [purpose, setPurpose] = useState<string>(words.exportPurposeDefault)
  const order = data?.cases.map((row) => row.id).join() ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what is remembered, not the rows' identity
  useEffect(() => {
    if (data !== undefined) rememberOrder(data.cases.map((row) => row.id))
  }, [order])
  return (
    <Page
      title={data === undefined ? words.title : words.batch(showDate(data.batch.createdOn))}
      lead={data === undefined ? '' : words.count(data.batch.households, data.batch.persons)}
      wide
      asked={asked}
      testId='batch'
    >
      {data !== undefined && (
        <View>
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
            </View>
          )}
          <View className='counterparts'>
            {data.batch.counterparts.map((row) => (
              <CounterpartCard
                key={row.counterpart}
                batch={batch}
                row={row}
                purpose={purpose}
                may={may}
                sources={data.sources.find((one) => one.counterpart === row.counterpart)?.names ?? []}
                onChanged={() => void asked.reload()}
              />
            ))}
          </View>
          <Section title={words.cases}>
            <CaseList
              rows={data.cases}
              onOpen={(row) => go(PATHS.case, { id: row.id })}
              empty={<Empty title={words.noCandidates} />}
            />
          </Section>
        </View>
      )}
    </Page>
  )
}
