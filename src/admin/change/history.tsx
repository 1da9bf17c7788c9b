import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import { Empty, Listed, Section, Table } from '@src/components'
import { usePages } from '@src/gateway'
import { dateText } from '@src/text'
import { unionsText } from '@src/text/unions'

const text = unionsText.change
type One = CallOutput<'org.changes'>['items'][number]

const columns = [
  { key: 'on', title: text.columns.on, render: ({ on }: One) => dateText(on) },
  { key: 'what', title: text.columns.what, render: ({ kind, was, becomes }: One) => text.happened[kind](was, becomes) },
  { key: 'because', title: text.because, render: ({ because }: One) => because },
  { key: 'by', title: text.columns.by, render: ({ by }: One) => by },
  { key: 'cases', title: text.columns.cases, render: ({ cases, left }: One) => text.followed(cases, left) },
]

/** 变更记录: of the union; for a county or a city those of all its unions. */
export const History = ({ org }: { readonly org: OrgId }) => {
  const list = usePages('org.changes', { org })
  const rows = list.pages.flatMap((page) => page.items)
  return (
    <Section title={text.history}>
      <Listed list={list} count={rows.length} lines={3} empty={<Empty title={text.none} />}>
        <Table columns={columns} rows={rows} rowKey={({ change }) => change} />
      </Listed>
    </Section>
  )
}
