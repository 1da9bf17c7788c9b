import type { CallOutput } from '@domain/contract'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { Day, Empty, Listed, Section, Table, Tabs, Tag, useFields } from '@src/components'
import { usePages, usePlaces } from '@src/gateway'
import { adminText } from '@src/text/admin'

const text = adminText.drive
type One = NonNullable<CallOutput<'drive.coverage'>['unions']>[number]
type Show = 'waiting' | 'all'

const columns = [
  { key: 'name', title: text.unions, render: (one: One) => one.org.name },
  {
    key: 'state',
    title: text.coverage,
    render: (one: One) =>
      one.confirmed ? <Tag tone='green'>{text.posted}</Tag> : <Tag tone='amber'>{text.waiting}</Tag>,
  },
  {
    key: 'on',
    title: text.confirmedOn,
    render: (one: One) => (one.confirmedOn === undefined ? '' : <Day date={one.confirmedOn} />),
  },
]

/** The base unions of one jurisdiction by name; those that have not posted come first, so that none is missed. */
export const DriveUnions = ({ year, jurisdiction }: { readonly year: number; readonly jurisdiction: Jurisdiction }) => {
  const [{ show }, field] = useFields({ show: 'waiting' as Show })
  const list = usePages('drive.coverage', { year, jurisdiction })
  const all = list.pages.flatMap((page) => page.unions ?? [])
  const rows = show === 'all' ? all : all.filter((one) => !one.confirmed)
  return (
    <Section title={usePlaces().nameOf(jurisdiction)}>
      <Tabs
        items={[
          { value: 'waiting' as Show, label: text.onlyWaiting },
          { value: 'all' as Show, label: text.anyUnion },
        ]}
        {...field('show')}
      />
      <Listed list={list} count={all.length} lines={4} empty={<Empty title={text.nobody} />}>
        <Table
          columns={columns}
          rows={rows}
          rowKey={(one) => one.org.id}
          empty={<Empty title={text.allPosted} hint={text.allPostedHint} />}
        />
      </Listed>
    </Section>
  )
}
