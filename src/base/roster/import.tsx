import type { CallOutput } from '@domain/contract'
import type { FileId, OrgId } from '@domain/kernel/ids'
import { Banner, Button, Card, RefusalCard, Table, Uploader } from '@src/components'
import { useCommand } from '@src/gateway'
import { rosterProblemText, rosterText as words } from '@src/text/roster'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Imported = CallOutput<'roster.import'>

const Result = ({ result }: { readonly result: Imported }) => (
  <View>
    <Banner
      tone={result.left > 0 ? 'amber' : 'green'}
      text={words.read(result.read, result.added, result.unchanged)}
      testId='roster-result'
    />
    {result.left > 0 && <Banner tone='amber' text={words.left(result.left)} />}
    {result.problems.length === 0 ? (
      <View className='case-hint'>{words.noProblems}</View>
    ) : (
      <View>
        <View className='case-subtitle'>{words.problems}</View>
        <Table
          rows={result.problems}
          rowKey={(problem) => String(problem.row)}
          columns={[
            { key: 'row', title: words.problemRow, width: '72px' },
            { key: 'problem', title: words.problemWhat, render: ({ problem }) => rosterProblemText[problem] },
          ]}
        />
      </View>
    )}
  </View>
)

/** A long list takes several calls: each returns the number of rows left, and the next continues with the same table. */
const useImport = (org: OrgId, onChanged: () => void) => {
  const [result, setResult] = useState<Imported>()
  const [going, setGoing] = useState<string>()
  const { run, busy, refusal } = useCommand('roster.import')
  const send = async (file: FileId): Promise<boolean> => {
    setResult(undefined)
    let added = 0
    for (;;) {
      const answer = await run({ org, file }, { keyFor: file })
      setGoing(undefined)
      if (!answer.ok) return false
      added += answer.value.added
      const { read, left, problems } = answer.value
      // no row was added in this call: the person decides whether to continue
      if (left === 0 || answer.value.added === 0) {
        setResult({ read, added, unchanged: read - problems.length - added - left, left, problems })
        onChanged()
        return left === 0
      }
      setGoing(words.going(added, left))
    }
  }
  return { send, result, going, busy, refusal }
}

/** Imports the union's list from Excel: valid rows are added, invalid rows reported one by one. */
export const ImportRoster = ({ org, onChanged }: { readonly org: OrgId; readonly onChanged: () => void }) => {
  const [files, setFiles] = useState<readonly FileId[]>([])
  const { send, result, going, busy, refusal } = useImport(org, onChanged)
  const [file] = files
  const start = async (): Promise<void> => {
    if (file !== undefined && (await send(file))) setFiles([])
  }
  return (
    <Card title={words.import}>
      <Uploader
        label={words.table}
        hint={words.importHint}
        purpose='table'
        value={files}
        onChange={setFiles}
        max={1}
        testId='roster-table'
      />
      <View className='case-hint'>{words.importPrivacy}</View>
      <View className='case-hint'>{words.importMore}</View>
      {going !== undefined && <Banner tone='blue' text={going} />}
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {result !== undefined && <Result result={result} />}
      <Button
        kind='primary'
        block
        busy={busy}
        disabled={file === undefined}
        onTap={() => void start()}
        testId='roster-import'
      >
        {words.importSend}
      </Button>
    </Card>
  )
}
