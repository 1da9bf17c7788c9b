import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, cx, testAttribute } from './a11y'
import type { Tone } from './plain'
import { Tap } from './tap'

/** Progress through a form as the actual count, 第 3 / 8 步, not as an estimate. */
export const Progress = ({
  step,
  of,
  label,
}: {
  readonly step: number
  readonly of: number
  readonly label?: string
}) => (
  <View className='progress' {...a11y({ role: 'img', label: app.stepOf(step, of) })}>
    <View className='progress-track'>
      <View
        className='progress-done'
        style={{ width: `${Math.min(100, Math.round((step / Math.max(1, of)) * 100))}%` }}
      />
    </View>
    <Text className='progress-label'>{`${label === undefined ? '' : `${label} · `}${step}/${of}`}</Text>
  </View>
)

export type TimelineItem = {
  readonly title: string
  readonly date?: string | undefined
  readonly body?: ReactNode
  readonly tone?: Tone | undefined
  readonly current?: boolean | undefined
}
export const Timeline = ({ items }: { readonly items: readonly TimelineItem[] }) => (
  <View className='timeline' {...a11y({ role: 'list' })}>
    {items.map((item, i) => (
      <View
        // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows; its lines keep their places
        key={i}
        className={cx('timeline-item', item.current === true && 'timeline-now')}
        {...a11y({ role: 'listitem' })}
      >
        <View className={`timeline-dot dot-${item.tone ?? 'plain'}`} />
        <View className='timeline-body'>
          <Text className='timeline-title'>{item.title}</Text>
          {item.date === undefined ? null : <Text className='timeline-date'>{item.date}</Text>}
          {typeof item.body === 'string' ? <Text className='timeline-words'>{item.body}</Text> : item.body}
        </View>
      </View>
    ))}
  </View>
)

type BarPart = { readonly label: string; readonly value: number; readonly tone: Tone; readonly shown?: string }
/** The parts of a whole as one bar with a legend, so that colour is never the only distinction. */
export const Bar = ({
  parts,
  total,
  label,
}: {
  readonly parts: readonly BarPart[]
  readonly total: number
  readonly label?: string
}) => (
  <View
    className='bar'
    {...a11y({
      role: 'img',
      label: label ?? parts.map((part) => `${part.label} ${part.shown ?? part.value}`).join('，'),
    })}
  >
    <View className='bar-track'>
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <View
            key={part.label}
            className={`bar-part bar-${part.tone}`}
            style={{ width: `${total > 0 ? (part.value / total) * 100 : 0}%` }}
          />
        ))}
    </View>
    <View className='bar-legend'>
      {parts.map((part) => (
        <View key={part.label} className='bar-key'>
          <View className={`bar-swatch bar-${part.tone}`} />
          <Text>{`${part.label} ${part.shown ?? part.value}`}</Text>
        </View>
      ))}
    </View>
  </View>
)

type TabItem<T extends string> = { readonly value: T; readonly label: string; readonly count?: number | undefined }
type TabsProps<T extends string> = {
  readonly items: readonly TabItem<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly testId?: string
}
const tabText = ({ label, count }: { readonly label: string; readonly count?: number | undefined }): string =>
  count === undefined ? label : `${label} ${count}`

export const Tabs = <T extends string>({ items, value, onChange, testId }: TabsProps<T>) => (
  <View className='tabs' {...a11y({ role: 'tablist' })} {...testAttribute(testId)}>
    {items.map((item) => (
      <Tap
        key={item.value}
        className={cx('tab', item.value === value && 'tab-on')}
        role='tab'
        selected={item.value === value}
        label={tabText(item)}
        testId={testId === undefined ? undefined : `${testId}-${item.value}`}
        onTap={() => onChange(item.value)}
      >
        <Text>{tabText(item)}</Text>
      </Tap>
    ))}
  </View>
)

type Column<R> = {
  readonly key: string
  readonly title: string
  readonly align?: 'left' | 'right' | 'center'
  /** on a wide screen; any CSS width */
  readonly width?: string
  /** `null`: there is nothing to say, and a card leaves its title out too */
  readonly render?: (row: R) => ReactNode
}
type TableProps<R> = {
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R) => string
  readonly onRow?: ((row: R) => void) | undefined
  readonly empty?: ReactNode
  readonly rowLabel?: (row: R) => string
  readonly testId?: string
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const cellOf = <R,>(row: R, column: Column<R>): ReactNode => {
  if (column.render !== undefined) return column.render(row)
  const fields: Readonly<Record<string, unknown>> = typeof row === 'object' && row !== null ? { ...row } : {}
  return textOf(fields[column.key])
}
const Cell = ({ children }: { readonly children: ReactNode }) =>
  typeof children === 'string' || typeof children === 'number' ? <Text>{children}</Text> : children

/** A table where there is room for it, otherwise a card per row: the content is the same, the styles decide. */
export const Table = <R,>({ columns, rows, rowKey, onRow, empty, rowLabel, testId }: TableProps<R>) => {
  if (rows.length === 0) return <>{empty}</>
  return (
    <View className='table' {...a11y({ role: 'table' })} {...testAttribute(testId)}>
      <View className='table-head' {...a11y({ role: 'row' })}>
        {columns.map((column) => (
          <View
            key={column.key}
            className={`table-cell table-${column.align ?? 'left'}`}
            style={column.width === undefined ? {} : { flex: `0 0 ${column.width}` }}
            {...a11y({ role: 'columnheader' })}
          >
            <Text>{column.title}</Text>
          </View>
        ))}
      </View>
      {rows.map((row) => {
        const cells = columns.map((column) => {
          const content = cellOf(row, column)
          return (
            <View
              key={column.key}
              className={`table-cell table-${column.align ?? 'left'}${content === null ? ' table-none' : ''}`}
              style={column.width === undefined ? {} : { flex: `0 0 ${column.width}` }}
              {...a11y({ role: 'cell' })}
            >
              <Text className='table-name'>{column.title}</Text>
              <View className='table-value'>
                <Cell>{content}</Cell>
              </View>
            </View>
          )
        })
        const key = rowKey(row)
        if (onRow === undefined)
          return (
            <View key={key} className='table-row' {...a11y({ role: 'row' })} {...testAttribute(`row-${key}`)}>
              {cells}
            </View>
          )
        return (
          <Tap
            key={key}
            className='table-row table-row-tap'
            role='row'
            label={rowLabel?.(row)}
            testId={`row-${key}`}
            onTap={() => onRow(row)}
          >
            {cells}
          </Tap>
        )
      })}
    </View>
  )
}
