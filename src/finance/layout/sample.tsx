import type { CallOutput } from '@domain/contract'
import type { FileId } from '@domain/kernel/ids'
import { RefusalCard, Uploader } from '@src/components'
import { useCommand } from '@src/gateway'
import { bankLayoutText } from '@src/text/bank-layouts'
import { useState } from 'react'

export type Sample = CallOutput<'bankSample.import'>
type Props = {
  readonly label: string
  readonly onRead: (sample: Sample) => void
  readonly testId: string
}

/** A bank's sample: uploaded, and read at once. */
export const SamplePick = ({ label, onRead, testId }: Props) => {
  const { run, refusal } = useCommand('bankSample.import')
  const [files, setFiles] = useState<readonly FileId[]>([])
  const choose = async (next: readonly FileId[]): Promise<void> => {
    setFiles(next)
    const [file] = next
    if (file === undefined) return
    const answer = await run({ file }, { keyFor: file })
    if (answer.ok) onRead(answer.value)
  }
  return (
    <>
      <Uploader
        label={label}
        hint={bankLayoutText.sample.pickHint}
        optional
        purpose='table'
        value={files}
        onChange={(next) => void choose(next)}
        max={1}
        testId={testId}
      />
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
    </>
  )
}

/** Headings have no long numbers. */
export const looksLikeHeadings = (row: readonly string[] = []): boolean =>
  row.some((cell) => cell !== '') && !row.some((cell) => /[\d*]{6,}|\d\.\d\d$/.test(cell))

export const widthOf = (rows: readonly (readonly string[])[]): number => Math.max(0, ...rows.map((row) => row.length))
