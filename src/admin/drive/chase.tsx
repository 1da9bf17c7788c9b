import type { CallInput, CallOutput } from '@domain/contract'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import {
  Banner,
  Button,
  Downloaded,
  Empty,
  NotShown,
  RefusalCard,
  Section,
  Send,
  Skeleton,
  Table,
  Tabs,
  toSend,
  useDownload,
  useFields,
} from '@src/components'
import { useCommand, useQuery } from '@src/gateway'
import { dateText } from '@src/text'
import { adminText } from '@src/text/admin'
import { View } from '@tarojs/components'
import { useState } from 'react'

const text = adminText.drive.chase
type Sought = CallInput<'drive.chase'>
type One = CallOutput<'drive.chase'>['unions'][number]
type Which = Sought['which']

const TABS = (['waiting', 'no-officer', 'new'] as const).map((value) => ({ value, label: text.which[value] }))
const columns = [
  { key: 'name', title: text.name, render: ({ org }: One) => org.name },
  { key: 'phone', title: text.phone, render: ({ phone }: One) => phone },
  { key: 'posted', title: text.poster, render: ({ confirmed }: One) => (confirmed ? text.posted : text.waiting) },
  { key: 'officers', title: text.officers, align: 'right' as const, render: ({ officers }: One) => String(officers) },
  { key: 'since', title: text.since, render: ({ since }: One) => (since === undefined ? '' : dateText(since)) },
]

const Export = ({ sought }: { readonly sought: Sought }) => {
  const { run, busy, refusal } = useCommand('drive.export')
  const { got, get } = useDownload()
  const [made, setMade] = useState<string>()
  const send = async (): Promise<void> => {
    const answer = await run(sought)
    if (!answer.ok) return
    setMade(text.exported(answer.value.name, answer.value.count))
    await get(answer.value)
  }
  return (
    <>
      <Button kind='plain' busy={busy} onTap={() => void send()} testId='chase-export'>
        {text.export}
      </Button>
      {made !== undefined && <Banner tone='green' text={made} testId='chase-exported' />}
      <Downloaded got={got} />
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
    </>
  )
}

const Remind = ({ year, jurisdiction }: Pick<Sought, 'year' | 'jurisdiction'>) => {
  const command = useCommand('drive.remind')
  const [sent, setSent] = useState(false)
  if (sent) return <Banner tone='green' text={text.reminded} testId='chase-reminded' />
  const input = { year, ...(jurisdiction === undefined ? {} : { jurisdiction }) }
  return (
    <Send
      kind='plain'
      block={false}
      {...toSend(command, input, () => setSent(true))}
      label={text.remind}
      testId='chase-remind'
    />
  )
}

/** The unions that somebody has to go after: not posted, no officer, new this year. */
export const Chase = ({
  year,
  jurisdiction,
  mayRemind,
}: {
  readonly year: number
  readonly jurisdiction?: Jurisdiction | undefined
  readonly mayRemind: boolean
}) => {
  const [{ which }, field] = useFields({ which: 'waiting' as Which })
  const sought: Sought = { year, which, ...(jurisdiction === undefined ? {} : { jurisdiction }) }
  const { data, refusal, reload } = useQuery('drive.chase', sought)
  return (
    <Section title={text.title}>
      <Tabs items={TABS} {...field('which')} />
      {refusal !== undefined && <NotShown refusal={refusal} onRetry={() => void reload()} />}
      {data === undefined && refusal === undefined && <Skeleton lines={4} />}
      {data?.count === 0 && <Empty title={text.none} />}
      {data !== undefined && data.count > 0 && (
        <>
          <View className='adm-hint'>{text.count(data.count, data.unions.length)}</View>
          <View className='adm-filters'>
            <Export key={which} sought={sought} />
            {which === 'waiting' && mayRemind && <Remind year={year} jurisdiction={jurisdiction} />}
          </View>
          <Table columns={columns} rows={data.unions} rowKey={({ org }) => org.id} />
        </>
      )}
    </Section>
  )
}
