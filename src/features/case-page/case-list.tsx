import type { CaseRow } from '@domain/contract/views'
import { showDate } from '@domain/kernel/plain-date'
import { PlaceName, Table, Tag } from '@src/components'
import { classText, flagText, stageText } from '@src/text'
import { reviewText } from '@src/text/review'
import { clockText } from '@src/text/today'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './case-page.scss'

type Props = {
  readonly rows: readonly CaseRow[]
  readonly onOpen: (row: CaseRow) => void
  readonly empty?: ReactNode
  /** the row that has the keyboard focus */
  readonly at?: number
}

const hasClock = ({ dueOn, figuresUntil }: CaseRow): boolean => dueOn !== undefined || figuresUntil !== undefined
const hasTags = (row: CaseRow): boolean =>
  hasClock(row) || row.class !== undefined || row.flags.some((flag) => flag !== 'overdue')

const Clock = ({ row }: { readonly row: CaseRow }) =>
  hasClock(row) ? <Tag tone={(row.daysLeft ?? 0) < 0 ? 'overdue' : 'plain'}>{clockText(row)}</Tag> : null

/** Class and flags of a case; how late it is stands beside its due day. */
export const FlagTags = ({ row }: { readonly row: CaseRow }) => (
  <>
    {row.class !== undefined && <Tag tone='green'>{classText[row.class]}</Tag>}
    {row.flags
      .filter((flag) => flag !== 'overdue')
      .map((flag) => (
        <Tag key={flag} tone='amber'>
          {flagText[flag]}
        </Tag>
      ))}
  </>
)
export const Flags = ({ row }: { readonly row: CaseRow }) => (
  <View className='case-tags'>
    <FlagTags row={row} />
  </View>
)

const { columns } = reviewText

/** Cases as a table on the desk and as cards on the phone. */
export const CaseList = ({ rows, onOpen, empty, at }: Props) => (
  <Table
    rows={rows}
    rowKey={(row) => row.id}
    rowLabel={(row) => `${row.name} ${stageText[row.stage]} ${clockText(row)}`}
    onRow={onOpen}
    empty={empty}
    columns={[
      {
        key: 'name',
        width: '112px',
        title: columns.name,
        render: (row) => <View className={rows[at ?? -1]?.id === row.id ? 'case-at' : 'case-strong'}>{row.name}</View>,
      },
      ...(new Set(rows.map(({ unit }) => unit)).size === 1 && rows.length > 1
        ? []
        : [
            {
              key: 'unit',
              title: columns.unit,
              render: (row: CaseRow) => <PlaceName of={row.jurisdiction} unit={row.unit} />,
            },
          ]),
      { key: 'stage', width: '112px', title: columns.stage, render: (row) => stageText[row.stage] },
      { key: 'since', width: '184px', title: columns.since, render: (row) => showDate(row.stageSince) },
      {
        key: 'clock',
        title: columns.clock,
        render: (row) =>
          hasTags(row) ? (
            <View className='case-tags'>
              <Clock row={row} />
              <Flags row={row} />
            </View>
          ) : null,
      },
    ]}
  />
)
