import type { CallInput, CallOutput } from '@domain/contract'
import { ownColumns } from '@domain/crosscheck/items/columns'
import type { CheckBatchId, FileId } from '@domain/kernel/ids'
import {
  Banner,
  Button,
  Card,
  Choice,
  Downloaded,
  Progress,
  RefusalCard,
  Tag,
  TextInput,
  useDownload,
} from '@src/components'
import { TableImport, type Told } from '@src/features/table-import'
import { useCommand } from '@src/gateway'
import { counterpartText } from '@src/text'
import { isRowProblem, outcomeText, rowProblemText, crosscheckText as words } from '@src/text/crosscheck'
import { roundText } from '@src/text/round'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inSlices } from './in-slices'
import { type Passing, Silent } from './silent'

type Row = CallOutput<'crosscheck.open'>['batch']['counterparts'][number]
type Imported = CallOutput<'crosscheck.import'>

type Props = {
  readonly batch: CheckBatchId
  readonly row: Row
  readonly may: boolean
  /** whether lists may be exported now */
  readonly ready: boolean
  /** names of sources the city has used */
  readonly sources: readonly string[]
  /** written into the log with every export */
  readonly purpose: string
  /** a proposal to wait no longer */
  readonly passing: Passing | undefined
  readonly onChanged: () => void
}

const Export = ({
  batch,
  row,
  ready,
  purpose,
  source,
  onChanged,
}: Pick<Props, 'batch' | 'row' | 'ready' | 'purpose' | 'onChanged'> & { readonly source?: string }) => {
  const { got, get } = useDownload()
  const { run, busy, refusal } = useCommand('crosscheck.export')
  const send = async (again: boolean) => {
    const answer = await run(
      {
        ...{ batch, counterpart: row.counterpart, purpose },
        ...(again ? { again } : {}),
        ...(source === undefined ? {} : { source }),
      },
      { keyFor: `${batch}:${row.counterpart}:${source}:${again}` },
    )
    if (!answer.ok) return
    await get(answer.value)
    onChanged()
  }
  const mark = source === undefined ? row.counterpart : `${row.counterpart}-${source}`
  return (
    <View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <Downloaded got={got} />
      <Button
        busy={busy}
        disabled={!ready || purpose.trim() === ''}
        onTap={() => void send(false)}
        testId={`export-${mark}`}
      >
        {row.exported ? words.exportAgain : words.export}
      </Button>
      {row.exported && row.returned > 0 && row.returned < row.rows && (
        <Button
          kind='quiet'
          busy={busy}
          disabled={!ready || purpose.trim() === ''}
          onTap={() => void send(true)}
          testId={`export-open-${mark}`}
        >
          {roundText.exportOpen}
        </Button>
      )}
    </View>
  )
}

const Figures = ({ result, dry }: { readonly result: Imported; readonly dry: boolean }) => (
  <Banner
    tone={result.hits > 0 ? 'amber' : 'green'}
    text={[
      words.read(result.read),
      (dry ? words.wouldApply : words.applied)(result.applied),
      words.unchanged(result.unchanged),
      words.found(result.hits),
    ].join('，')}
    testId={dry ? 'import-would' : 'import-result'}
  />
)

type SourceProps = {
  readonly of: string
  readonly value: string
  readonly known: readonly string[]
  readonly onChange: (source: string) => void
}
/** The sources of a counterpart that are all waited for: which of them have answered, and the list of each. */
const Named = ({ row, ...rest }: Parameters<typeof Export>[0]) => (
  <View>
    {row.named?.map(({ name, answered }) => (
      <View key={name}>
        <View className='case-tags'>
          <View className='case-words'>{name}</View>
          <Tag tone={answered ? 'green' : 'plain'}>{answered ? words.sourceAnswered : words.sourceSilent}</Tag>
        </View>
        <Export {...rest} row={row} source={name} />
      </View>
    ))}
  </View>
)

/** Which of several houses answers; those that the city has used are a tap away. */
const Source = ({ of, value, known, onChange }: SourceProps) => (
  <View>
    <TextInput
      label={words.source}
      hint={words.sourceHint}
      placeholder={words.sourceExample}
      value={value}
      onChange={onChange}
      maxLength={20}
      testId={`source-${of}`}
    />
    {known.length > 0 && (
      <View className='case-tags'>
        {known.map((name) => (
          <Button key={name} kind='quiet' onTap={() => onChange(name)} testId={`source-${of}-${name}`}>
            {name}
          </Button>
        ))}
      </View>
    )}
  </View>
)

const Import = ({ batch, row, sources, onChanged }: Omit<Props, 'may' | 'ready' | 'purpose' | 'passing'>) => {
  const { counterpart } = row
  const [source, setSource] = useState('')
  const { run, busy, refusal } = useCommand('crosscheck.import')
  const send = async (file: FileId, told: Told, dry: boolean): Promise<Imported | undefined> => {
    const house = source.trim()
    const answer = await inSlices((from) =>
      run(
        {
          batch,
          counterpart,
          file,
          ...(house === '' ? {} : { source: house }),
          ...(told as Pick<CallInput<'crosscheck.import'>, 'words'>),
          ...(dry ? { dry } : {}),
          ...(from === undefined ? {} : { from }),
        },
        { keyFor: `${batch}:${counterpart}:${file}:${dry}:${from}` },
      ),
    )
    if (!answer.ok) return undefined
    if (!dry) {
      setSource('')
      onChanged()
    }
    return answer.value
  }
  return (
    <TableImport<Imported>
      label={words.import}
      hint={words.importHint}
      columns={ownColumns(counterpart)}
      meanings={outcomeText}
      run={send}
      busy={busy}
      notes={refusal === undefined ? null : <RefusalCard refusal={refusal} />}
      figures={(result, dry) => <Figures result={result} dry={dry} />}
      taken={({ applied, unchanged }) => applied + unchanged}
      wordsOf={(problem) => (isRowProblem(problem) ? rowProblemText[problem] : words.problemOther)}
      send={words.import}
      testId={`import-${counterpart}`}
    >
      {row.named === undefined ? (
        <Source of={counterpart} value={source} known={sources} onChange={setSource} />
      ) : (
        <Choice
          label={words.sourceOf}
          options={row.named.map(({ name }) => ({ value: name, label: name }))}
          value={source === '' ? undefined : source}
          onChange={setSource}
          testId={`source-${counterpart}`}
        />
      )}
    </TableImport>
  )
}

/** One counterpart of a batch: its progress, the export of its list, the import of its results. */
export const CounterpartCard = ({ batch, row, may, ready, sources, purpose, passing, onChanged }: Props) => {
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
      {may && again && row.named === undefined && (
        <Export batch={batch} row={row} ready={ready} purpose={purpose} onChanged={onChanged} />
      )}
      {may && again && row.named !== undefined && (
        <Named batch={batch} row={row} ready={ready} purpose={purpose} onChanged={onChanged} />
      )}
      {may && again && row.exported && <Import batch={batch} row={row} sources={sources} onChanged={onChanged} />}
      {may && row.exported && !whole && (
        <Silent batch={batch} counterpart={row.counterpart} passing={passing} onChanged={onChanged} />
      )}
    </Card>
  )
}
