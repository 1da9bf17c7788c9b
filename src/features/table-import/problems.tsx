import type { CallInput } from '@domain/contract'
import type { FileId } from '@domain/kernel/ids'
import { Button, Downloaded, RefusalCard, Table, useDownload } from '@src/components'
import { useCommand } from '@src/gateway'
import { tableImportText as words } from '@src/text/table-import'
import { View } from '@tarojs/components'
import type { ImportAnswer } from './told'

type Problem = ImportAnswer['problems'][number]
type Props = {
  readonly problems: readonly Problem[]
  readonly wordsOf: (problem: string) => string
  /** the uploaded table, as long as its rows can be had back */
  readonly from: { readonly file: FileId; readonly sheet: string; readonly header: number } | undefined
  /** said beside the button */
  readonly saveHint: string
  readonly testId: string
}

const SHOWN = 100

/** The rows of each problem, which the cloud writes into a table. */
const grouped = (problems: readonly Problem[], wordsOf: Props['wordsOf']): CallInput<'table.export'>['rows'] => {
  const rows = new Map<string, number[]>()
  for (const { row, problem } of problems) {
    const said = wordsOf(problem)
    const at = rows.get(said)
    if (at === undefined) rows.set(said, [row])
    else at.push(row)
  }
  return [...rows].map(([said, at]) => ({ words: said, at }))
}

const Save = ({ problems, wordsOf, from, saveHint, testId }: Props) => {
  const { run, busy, refusal } = useCommand('table.export')
  const { got, get } = useDownload()
  if (from === undefined) return null
  const save = async (): Promise<void> => {
    const rows = grouped(problems, wordsOf)
    const answer = await run({ ...from, rows }, { keyFor: `${from.file}:${Date.now()}` })
    if (answer.ok) await get(answer.value)
  }
  return (
    <View className='table-found'>
      <View className='case-hint'>{saveHint}</View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <Downloaded got={got} />
      <Button kind='plain' block busy={busy} onTap={() => void save()} testId={`${testId}-save`}>
        {words.save}
      </Button>
    </View>
  )
}

/** The rows that are not taken, each with its problem; they can be had back as a table. */
export const Problems = (props: Props) => {
  const { problems, wordsOf, testId } = props
  if (problems.length === 0) return <View className='case-hint'>{words.noProblems}</View>
  const shown = problems.slice(0, SHOWN)
  return (
    <View>
      <View className='case-subtitle'>{words.problems(new Set(problems.map(({ row }) => row)).size)}</View>
      <Table
        rows={shown.map((problem, no) => ({ ...problem, no }))}
        rowKey={(problem) => String(problem.no)}
        columns={[
          { key: 'row', title: words.problemRow, width: '72px' },
          { key: 'problem', title: words.problemWhat, render: ({ problem }) => wordsOf(problem) },
          { key: 'cell', title: words.problemCell, render: ({ cell }) => cell ?? words.wholeRow },
        ]}
        testId={`${testId}-problems`}
      />
      {problems.length > SHOWN && <View className='case-hint'>{words.more(problems.length - SHOWN)}</View>}
      <Save {...props} />
    </View>
  )
}
