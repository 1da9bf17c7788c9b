import type { CallOutput } from '@domain/contract'
import type { CheckBatchId, FileId } from '@domain/kernel/ids'
import { Banner, Button, Card, Progress, RefusalCard, Table, Tag, TextInput, Uploader } from '@src/components'
import { download, loadDraft, saveDraft, useCommand } from '@src/gateway'
import { counterpartText } from '@src/text'
import { columnText, isRowProblem, rowProblemText, crosscheckText as words } from '@src/text/crosscheck'
import { View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'

type Row = CallOutput<'crosscheck.open'>['batch']['counterparts'][number]
type Imported = CallOutput<'crosscheck.import'>

type Props = {
  readonly batch: CheckBatchId
  readonly row: Row
  readonly may: boolean
  /** names of sources the city has used */
  readonly sources: readonly string[]
  /** written into the log with every export */
  readonly purpose: string
  readonly onChanged: () => void
}

const Export = ({ batch, row, purpose, onChanged }: Pick<Props, 'batch' | 'row' | 'purpose' | 'onChanged'>) => {
  const [failed, setFailed] = useState(false)
  const { run, busy, refusal } = useCommand('crosscheck.export')
  const send = async () => {
    const answer = await run(
      { batch, counterpart: row.counterpart, purpose },
      { keyFor: `${batch}:${row.counterpart}` },
    )
    if (!answer.ok) return
    setFailed(!(await download(answer.value.url, answer.value.name)))
    onChanged()
  }
  return (
    <View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {failed && <Banner tone='amber' text={words.downloadFailed} />}
      <Button
        busy={busy}
        disabled={purpose.trim() === ''}
        onTap={() => void send()}
        testId={`export-${row.counterpart}`}
      >
        {row.exported ? words.exportAgain : words.export}
      </Button>
    </View>
  )
}

const Columns = z.record(z.string(), z.string())
const columnsKey = (counterpart: string): string => `columns:${counterpart}`
const rememberedColumns = (counterpart: string): Readonly<Record<string, string>> => {
  const kept = Columns.safeParse(loadDraft(columnsKey(counterpart)))
  return kept.success ? kept.data : {}
}

const Result = ({ result }: { readonly result: Imported }) => (
  <View>
    <Banner
      tone={result.hits > 0 ? 'amber' : 'green'}
      text={[
        words.read(result.read),
        words.applied(result.applied),
        words.unchanged(result.unchanged),
        words.found(result.hits),
      ].join('，')}
      testId='import-result'
    />
    {result.problems.length === 0 ? (
      <View className='case-hint'>{words.noProblems}</View>
    ) : (
      <View>
        <View className='case-subtitle'>{words.problems}</View>
        <Table
          rows={result.problems.map((problem, no) => ({ ...problem, no }))}
          rowKey={(problem) => String(problem.no)}
          columns={[
            { key: 'row', title: words.problemRow, width: '72px' },
            {
              key: 'problem',
              title: words.problemWhat,
              render: ({ problem }) => (isRowProblem(problem) ? rowProblemText[problem] : words.problemOther),
            },
            { key: 'cell', title: words.problemCell, render: ({ cell }) => cell ?? '—' },
          ]}
        />
      </View>
    )}
  </View>
)

type ColumnsProps = {
  readonly columns: Readonly<Record<string, string>>
  readonly onChange: (columns: Readonly<Record<string, string>>) => void
}

/** The column names the counterpart uses; remembered for the next time. */
const ColumnNames = ({ columns, onChange }: ColumnsProps) => (
  <View>
    <View className='case-hint'>{words.columnsLead}</View>
    {Object.entries(columnText).map(([field, name]) => (
      <TextInput
        key={field}
        label={words.columnName(name)}
        placeholder={name}
        value={columns[field] ?? ''}
        onChange={(typed) => onChange({ ...columns, [field]: typed })}
        maxLength={60}
        testId={`column-${field}`}
      />
    ))}
  </View>
)

const Import = ({ batch, row, sources, onChanged }: Omit<Props, 'may' | 'purpose'>) => {
  const [files, setFiles] = useState<readonly FileId[]>([])
  const [columns, setColumns] = useState(() => rememberedColumns(row.counterpart))
  const [source, setSource] = useState('')
  const [naming, setNaming] = useState(false)
  const [result, setResult] = useState<Imported>()
  const { run, busy, refusal } = useCommand('crosscheck.import')
  const [file] = files
  const send = async () => {
    if (file === undefined) return
    const named = Object.fromEntries(Object.entries(columns).filter(([, name]) => name.trim() !== ''))
    saveDraft(columnsKey(row.counterpart), named)
    const house = source.trim()
    const answer = await run(
      {
        batch,
        counterpart: row.counterpart,
        file,
        ...(house === '' ? {} : { source: house }),
        ...(Object.keys(named).length === 0 ? {} : { columns: named }),
      },
      { keyFor: `${batch}:${row.counterpart}:${file}` },
    )
    if (!answer.ok) {
      setNaming(answer.refusal.code === 'ROWS_REJECTED' && answer.refusal.about?.['why'] === 'header')
      return
    }
    setFiles([])
    setSource('')
    setNaming(false)
    setResult(answer.value)
    onChanged()
  }
  return (
    <View>
      <Uploader
        label={words.import}
        hint={words.importHint}
        purpose='table'
        value={files}
        onChange={setFiles}
        max={1}
        testId={`table-${row.counterpart}`}
      />
      <TextInput
        label={words.source}
        hint={words.sourceHint}
        placeholder={words.sourceExample}
        value={source}
        onChange={setSource}
        maxLength={20}
        testId={`source-${row.counterpart}`}
      />
      {sources.length > 0 && (
        <View className='case-tags'>
          {sources.map((name) => (
            <Button key={name} kind='quiet' onTap={() => setSource(name)} testId={`source-${row.counterpart}-${name}`}>
              {name}
            </Button>
          ))}
        </View>
      )}
      {naming && <Banner tone='amber' text={words.headerUnknown} />}
      {naming ? (
        <ColumnNames columns={columns} onChange={setColumns} />
      ) : (
        <Button kind='quiet' onTap={() => setNaming(true)}>
          {words.columns}
        </Button>
      )}
      {refusal !== undefined && !naming && <RefusalCard refusal={refusal} />}
      {file !== undefined && (
        <Button kind='primary' busy={busy} onTap={() => void send()} testId={`import-${row.counterpart}`}>
          {words.import}
        </Button>
      )}
      {result !== undefined && <Result result={result} />}
    </View>
  )
}

/** One counterpart of a batch: its progress, the export of its list, the import of its results. */
export const CounterpartCard = ({ batch, row, may, sources, purpose, onChanged }: Props) => {
  const whole = row.rows > 0 && row.returned >= row.rows
  const [again, setAgain] = useState(!whole)
  const { bureau, about } = counterpartText[row.counterpart]
  return (
    <Card
      title={bureau}
      aside={
        <View className='case-tags'>
          <Tag tone={row.exported ? 'green' : 'plain'}>{row.exported ? words.exported : words.notExported}</Tag>
          {row.hits > 0 && <Tag tone='amber'>{words.hits(row.hits)}</Tag>}
        </View>
      }
      testId={`counterpart-${row.counterpart}`}
    >
      <View className='case-hint'>{about}</View>
      <Progress step={row.returned} of={Math.max(1, row.rows)} label={words.returned} />
      {may && !again && (
        <Button kind='quiet' onTap={() => setAgain(true)}>
          {words.again}
        </Button>
      )}
      {may && again && <Export batch={batch} row={row} purpose={purpose} onChanged={onChanged} />}
      {may && again && row.exported && <Import batch={batch} row={row} sources={sources} onChanged={onChanged} />}
    </Card>
  )
}
