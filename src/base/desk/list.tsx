import type { Stage } from '@domain/application/stage'
import type { CaseRow } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { a11y, cx, Tabs, Tag, Tap, TextInput } from '@src/components'
import { letGo, useKeys, useWide } from '@src/features/desk'
import { go, pageOfRow, useOnReturn, usePages, useQuery } from '@src/gateway'
import { stageText } from '@src/text'
import { deskText as words } from '@src/text/desk'
import { dutyVerb } from '@src/text/message'
import { workText } from '@src/text/today'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Work } from '../duties/rows'
import { found, stagesIn } from './find'
import { keepPlace } from './place'
import '../base.scss'

type Line = { readonly row: CaseRow; readonly work?: Work | undefined }

/** The unfinished households of the officer's unions; while a name is typed, also the finished ones of this year. */
const useLines = (typed: string): { readonly lines: readonly Line[]; readonly loading: boolean } => {
  const { data, reload } = useQuery('case.work', {})
  useOnReturn(() => void reload())
  const finished = usePages('case.queue', { limit: 100 }, { skip: typed.trim() === '' })
  const work = data === undefined ? [] : [...data.mine, ...data.others]
  const known = new Set(work.map(({ row }) => row.id))
  const others = finished.pages.flatMap(({ items }) => items).filter(({ id }) => !known.has(id))
  const lines = [...work.map((one): Line => ({ row: one.row, work: one })), ...others.map((row): Line => ({ row }))]
  const names = new Set(
    found(
      lines.map(({ row }) => row),
      typed,
    ).map(({ id }) => id),
  )
  return { lines: lines.filter(({ row }) => names.has(row.id)), loading: data === undefined }
}

type RowProps = { readonly line: Line; readonly at: boolean; readonly onPick: () => void }

const ListRow = ({ line: { row, work }, at, onPick }: RowProps) => {
  const late = work?.turn === 'mine' && (row.daysLeft ?? 0) < 0
  return (
    <Tap
      className={cx('desk-row', at && 'desk-row-at')}
      selected={at}
      role='option'
      onTap={onPick}
      testId={`desk-${row.id}`}
    >
      <View className='work-line'>
        <Text className='case-strong'>{row.name}</Text>
        <Text>{work?.turn === 'mine' ? dutyVerb(work.verb) : stageText[row.stage]}</Text>
      </View>
      {work?.turn === 'mine' && row.dueOn !== undefined && (
        <Tag tone={late ? 'overdue' : 'plain'}>{workText(row, work.verb)}</Tag>
      )}
    </Tap>
  )
}

type StagesProps = {
  readonly lines: readonly Line[]
  readonly value: Stage | undefined
  readonly onChange: (stage: Stage | undefined) => void
}

const ALL = 'all'

const Stages = ({ lines, value, onChange }: StagesProps) => (
  <Tabs<Stage | typeof ALL>
    items={[
      { value: ALL, label: words.all, count: lines.length },
      ...stagesIn(lines.map(({ row }) => row)).map(([stage, count]) => ({
        value: stage,
        label: stageText[stage],
        count,
      })),
    ]}
    value={value ?? ALL}
    onChange={(next) => onChange(next === ALL ? undefined : next)}
    testId='desk-stage'
  />
)

type Props = { readonly at: CaseId; readonly onPick: (id: CaseId) => void }

const List = ({ at, onPick: pick }: Props) => {
  const onPick = (id: CaseId): void => {
    // Enter belongs to the household that is open now, not to the row or button used before
    letGo()
    pick(id)
  }
  useEffect(() => keepPlace(at), [at])
  const [typed, setTyped] = useState('')
  const [stage, setStage] = useState<Stage>()
  const { lines, loading } = useLines(typed)
  const shown = lines.filter(({ row }) => stage === undefined || row.stage === stage)
  const nth = shown.findIndex(({ row }) => row.id === at)
  const move = (by: number): void => {
    const next = shown[Math.min(Math.max(0, nth + by), shown.length - 1)]
    if (next !== undefined && next.row.id !== at) onPick(next.row.id)
  }
  const here = shown[nth]
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(here === undefined ? {} : { enter: () => go(pageOfRow(here.row), { id: here.row.id }) }),
  })
  return (
    <View {...a11y({ role: 'navigation', label: words.title })}>
      <TextInput label={words.find} value={typed} onChange={setTyped} maxLength={30} testId='desk-find' />
      <Stages lines={lines} value={stage} onChange={setStage} />
      <View className='case-hint'>{words.keys}</View>
      {!loading && shown.length === 0 && <View className='case-hint'>{words.nobody}</View>}
      <View {...a11y({ role: 'listbox', label: words.title })}>
        {shown.map((line) => (
          <ListRow key={line.row.id} line={line} at={line.row.id === at} onPick={() => onPick(line.row.id)} />
        ))}
      </View>
    </View>
  )
}

/** The union's households beside the one that is open: found by name or stage, and gone through by keyboard. Only on a wide desk. */
export const WorkList = (props: Props) => (useWide() ? <List {...props} /> : null)
