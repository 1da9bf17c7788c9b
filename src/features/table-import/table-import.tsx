import type { FileId } from '@domain/kernel/ids'
import { Banner, Button, Uploader } from '@src/components'
import { tableImportText as words } from '@src/text/table-import'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Mapping } from './mapping'
import { Problems } from './problems'
import { type ImportAnswer, shownOf, type Told, waits } from './told'
import '../case-page/case-page.scss'
import './table-import.scss'

type Props<A extends ImportAnswer> = {
  readonly label: string
  readonly hint: string
  readonly columns: Readonly<Record<string, string>>
  readonly meanings?: Readonly<Record<string, string>>
  readonly owners?: Readonly<Record<string, string>>
  /** the import itself; `dry`: nothing is written. Undefined when it was refused: the caller shows why */
  readonly run: (file: FileId, told: Told, dry: boolean) => Promise<A | undefined>
  readonly busy: boolean
  /** what is shown above the buttons: why it was refused, a question */
  readonly notes?: ReactNode
  /** the figures of what would happen, or has happened */
  readonly figures: (answer: A, dry: boolean) => ReactNode
  /** rows that an import would take */
  readonly taken: (answer: A) => number
  readonly wordsOf: (problem: string) => string
  readonly send: string
  /** the table is deleted once it has been imported */
  readonly gone?: boolean
  readonly testId: string
  /** fields above the table */
  readonly children?: ReactNode
}

/** Every import of somebody's table: the file, what is what in it, what would happen, the rows that are not taken, the import. */
export const TableImport = <A extends ImportAnswer>(props: Props<A>) => {
  const { columns, meanings, owners, run, busy, figures, taken, wordsOf, gone = false, testId } = props
  const [files, setFiles] = useState<readonly FileId[]>([])
  const [told, setTold] = useState<Told>({})
  const [plan, setPlan] = useState<A>()
  const [done, setDone] = useState<{ readonly answer: A; readonly file: FileId; readonly seen: A['seen'] }>()
  /** what is shown of the mapping: all of it, only what is asked, nothing */
  const [shown, setShown] = useState<'all' | 'asked' | 'none'>('none')
  const [stale, setStale] = useState(false)
  const [file] = files
  const seen = plan?.seen
  const choose = (next: readonly FileId[]): void => {
    setFiles(next)
    setTold({})
    setPlan(undefined)
    setShown('none')
    setStale(false)
    if (next.length > 0) setDone(undefined)
  }
  const change = (next: Told): void => {
    setTold(next)
    setStale(true)
  }
  const check = async (): Promise<void> => {
    if (file === undefined) return
    const answer = await run(file, told, true)
    if (answer === undefined) return
    setPlan(answer)
    setStale(false)
    const table = answer.seen
    setShown(table === undefined ? 'none' : shownOf(table))
  }
  const send = async (): Promise<void> => {
    if (file === undefined) return
    const answer = await run(file, told, false)
    if (answer === undefined) return
    choose([])
    setDone({ answer, file, seen })
  }
  const ready = plan !== undefined && !stale && (seen === undefined || !waits(seen))
  const from = (of: FileId, table: A['seen']) =>
    table === undefined ? undefined : { file: of, sheet: table.sheet, header: table.header }
  return (
    <View className='table-import'>
      {props.children}
      <Uploader
        label={props.label}
        hint={props.hint}
        purpose='table'
        value={files}
        onChange={choose}
        max={1}
        testId={`${testId}-table`}
      />
      {file !== undefined && seen !== undefined && shown !== 'none' && (
        <Mapping
          seen={seen}
          told={told}
          columns={shown === 'all' ? columns : {}}
          meanings={meanings}
          owners={owners}
          onChange={change}
          testId={testId}
        />
      )}
      {file !== undefined && ready && (
        <View className='table-found'>
          <View className='case-subtitle'>{words.plan}</View>
          {seen !== undefined && <View className='case-hint'>{words.readFrom(seen.sheet, seen.encoding)}</View>}
          {figures(plan, true)}
          <Banner tone='plain' text={words.nothingWritten} testId={`${testId}-plan`} />
          <Problems
            problems={plan.problems}
            wordsOf={wordsOf}
            from={from(file, seen)}
            saveHint={gone ? words.saveNow : words.saveHint}
            testId={testId}
          />
        </View>
      )}
      {props.notes}
      {file !== undefined && seen !== undefined && shown !== 'all' && (
        <Button kind='quiet' block onTap={() => setShown('all')} testId={`${testId}-change`}>
          {words.change}
        </Button>
      )}
      {file !== undefined && !ready && (
        <>
          <View className='case-hint'>{words.checkHint}</View>
          <Button kind='primary' block busy={busy} onTap={() => void check()} testId={`${testId}-check`}>
            {plan === undefined ? words.check : words.checkAgain}
          </Button>
        </>
      )}
      {file !== undefined && ready && taken(plan) === 0 && <View className='case-hint'>{words.nothing}</View>}
      {file !== undefined && ready && (
        <Button kind='primary' block busy={busy} onTap={() => void send()} testId={`${testId}-send`}>
          {props.send}
        </Button>
      )}
      {done !== undefined && (
        <View className='table-found'>
          <View className='case-subtitle'>{words.done}</View>
          {figures(done.answer, false)}
          <Problems
            problems={done.answer.problems}
            wordsOf={wordsOf}
            from={gone ? undefined : from(done.file, done.seen)}
            saveHint={words.saveHint}
            testId={`${testId}-done`}
          />
        </View>
      )}
    </View>
  )
}
