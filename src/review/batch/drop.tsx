import type { CallOutput } from '@domain/contract'
import type { CheckBatchId, FileId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { Banner, Button, Card, Uploader } from '@src/components'
import { useCommand } from '@src/gateway'
import { counterpartText, refusalText } from '@src/text'
import { roundText } from '@src/text/round'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inSlices } from './in-slices'

type Answer = CallOutput<'crosscheck.import'>
/** What became of one file: taken, held because something in it needs a person, or refused. */
type Sorted = {
  readonly file: FileId
  readonly no: number
  readonly state: 'taken' | 'held' | 'asks' | 'refused'
  readonly answer?: Answer
  readonly refusal?: Refusal
}

const MOST = 20

const titleOf = ({ no, answer }: Sorted): string =>
  [roundText.dropFile(no), answer && counterpartText[answer.counterpart].bureau, answer?.source]
    .filter((word) => word !== undefined)
    .join(' · ')

const said = ({ state, answer, refusal }: Sorted): string => {
  if (refusal !== undefined) return refusalText(refusal)
  if (answer === undefined || state === 'asks') return roundText.dropAsks
  return state === 'held'
    ? roundText.dropHeld(new Set(answer.problems.map(({ row }) => row)).size, answer.applied)
    : roundText.dropDone(answer.applied, answer.unchanged, answer.hits)
}

const needsPerson = ({ seen }: Answer): boolean =>
  seen !== undefined && (seen.open.length > 0 || seen.whichSheet || seen.words.some(({ means }) => means === undefined))

type Props = { readonly batch: CheckBatchId; readonly onChanged: () => void }

/** Many returned files at once: each says itself whose answer it is; what is clear is taken, the rest waits for a person. */
export const Drop = ({ batch, onChanged }: Props) => {
  const [files, setFiles] = useState<readonly FileId[]>([])
  const [sorted, setSorted] = useState<readonly Sorted[]>([])
  const [working, setWorking] = useState(false)
  const { run } = useCommand('crosscheck.import')
  const take = (file: FileId, dry: boolean) =>
    inSlices((from) => run({ batch, file, ...(dry ? { dry } : {}), ...(from === undefined ? {} : { from }) }))
  const sort = async (file: FileId, no: number): Promise<Sorted> => {
    const plan = await take(file, true)
    if (!plan.ok) return { file, no, state: 'refused', refusal: plan.refusal }
    if (needsPerson(plan.value)) return { file, no, state: 'asks', answer: plan.value }
    if (plan.value.problems.length > 0) return { file, no, state: 'held', answer: plan.value }
    return apply({ file, no })
  }
  const apply = async ({ file, no }: Pick<Sorted, 'file' | 'no'>): Promise<Sorted> => {
    const done = await take(file, false)
    return done.ok
      ? { file, no, state: 'taken', answer: done.value }
      : { file, no, state: 'refused', refusal: done.refusal }
  }
  const sortAll = async (): Promise<void> => {
    setWorking(true)
    const some: Sorted[] = []
    for (const [at, file] of files.entries()) {
      some.push(await sort(file, at + 1))
      setSorted([...some])
    }
    setFiles([])
    setWorking(false)
    onChanged()
  }
  const anyway = async (one: Sorted): Promise<void> => {
    setWorking(true)
    const done = await apply(one)
    setSorted((all) => all.map((each) => (each.file === one.file ? done : each)))
    setWorking(false)
    onChanged()
  }
  return (
    <Card title={roundText.drop} testId='drop'>
      <Uploader
        label={roundText.drop}
        hint={roundText.dropHint}
        purpose='table'
        value={files}
        onChange={setFiles}
        max={MOST}
        testId='drop-files'
      />
      {files.length > 0 && (
        <Button kind='primary' busy={working} onTap={() => void sortAll()} testId='drop-send'>
          {roundText.dropSend}
        </Button>
      )}
      {sorted.map((one) => (
        <View key={one.file}>
          <Banner
            tone={one.state === 'taken' ? 'green' : 'amber'}
            text={`${titleOf(one)}：${said(one)}`}
            testId={`drop-${one.state}`}
          />
          {one.state === 'held' && (
            <Button kind='quiet' busy={working} onTap={() => void anyway(one)}>
              {roundText.dropAnyway}
            </Button>
          )}
        </View>
      ))}
    </Card>
  )
}
