import type { CallOutput } from '@domain/contract'
import { Day, Empty, Listed, optionsOf, Page, PlaceName, Table, Tabs, Tag } from '@src/components'
import { go, useOnReturn, usePages } from '@src/gateway'
import { classText } from '@src/text'
import { fundText } from '@src/text/fund'
import { View } from '@tarojs/components'
import { JurisdictionSelect, oneOf, placeIn } from '../common/filters'
import { useRemembered } from '../common/remembered'
import '../common/finance.scss'

const text = fundText.households
type Row = CallOutput<'case.queue'>['items'][number]

// temporary aid is the only aid given before there is a file
const STAGES = ['on-file', 'determining'] as const

const columns = [
  { key: 'name', title: fundText.columns.name, render: (row: Row) => row.name },
  {
    key: 'class',
    title: fundText.columns.class,
    render: (row: Row) => (row.class === undefined ? '' : <Tag tone='blue'>{classText[row.class]}</Tag>),
  },
  { key: 'unit', title: fundText.columns.unit, render: (row: Row) => row.unit },
  { key: 'where', title: fundText.jurisdiction, render: (row: Row) => <PlaceName of={row.jurisdiction} /> },
  {
    key: 'filedOn',
    title: fundText.columns.filedOn,
    render: (row: Row) => <Day date={row.stageSince} />,
    width: '200px',
  },
]

/** Households on file, to choose one for a grant. */
export default function Households() {
  const [filter, change] = useRemembered('finance.households', { jurisdiction: '', stage: 'on-file' })
  const stage = oneOf(STAGES, filter['stage']) ?? 'on-file'
  const list = usePages('case.queue', {
    stage,
    jurisdiction: placeIn(filter['jurisdiction']),
  })
  useOnReturn(() => void list.reload())
  const rows = list.pages.flatMap((page) => page.items)
  return (
    <Page title={text.title} lead={text.lead} wide>
      <Tabs items={optionsOf(text.stages, STAGES)} value={stage} onChange={(value) => change({ stage: value })} />
      <View className='fin-filters'>
        <JurisdictionSelect
          value={filter['jurisdiction'] ?? ''}
          onChange={(jurisdiction) => change({ jurisdiction })}
        />
      </View>
      <Listed list={list} count={rows.length} lines={6} empty={<Empty title={text.empty} hint={text.emptyHint} />}>
        <Table
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onRow={(row) => go('/finance/propose/index', { case: row.id })}
        />
      </Listed>
    </Page>
  )
}
