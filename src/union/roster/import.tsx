import type { CallOutput } from '@domain/contract'
import type { FileId, OrgId } from '@domain/kernel/ids'
import { Banner, Card, RefusalCard } from '@src/components'
import { TableImport, type Told } from '@src/features/table-import'
import { useCommand } from '@src/gateway'
import { isRosterProblem, rosterColumnText, rosterProblemText, rosterText as words } from '@src/text/roster'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Imported = CallOutput<'roster.import'>

/** A long list takes several calls: each returns the number of rows left, and the next continues with the same table. */
const useImport = (org: OrgId, onChanged: () => void) => {
  const [going, setGoing] = useState<string>()
  const { run, busy, refusal } = useCommand('roster.import')
  const send = async (file: FileId, told: Told, dry: boolean): Promise<Imported | undefined> => {
    let added = 0
    for (;;) {
      const answer = await run({ org, file, ...told, ...(dry ? { dry } : {}) }, { keyFor: `${file}:${dry}` })
      setGoing(undefined)
      if (!answer.ok) return undefined
      if (dry) return answer.value
      added += answer.value.added
      const { read, left, problems } = answer.value
      // no row was added in this call: the person decides whether to continue
      if (left === 0 || answer.value.added === 0) {
        onChanged()
        return { ...answer.value, added, unchanged: read - problems.length - added - left }
      }
      setGoing(words.going(added, left))
    }
  }
  return { send, going, busy, refusal }
}

const Figures = ({ result, dry }: { readonly result: Imported; readonly dry: boolean }) => (
  <View>
    <Banner
      tone={result.left > 0 ? 'amber' : 'green'}
      text={(dry ? words.wouldRead : words.read)(result.read, result.added, result.unchanged)}
      testId={dry ? 'roster-would' : 'roster-result'}
    />
    {result.left > 0 && <Banner tone='amber' text={words.left(result.left)} />}
  </View>
)

/** Imports the union's list: valid rows are added, invalid rows reported one by one. */
export const ImportRoster = ({ org, onChanged }: { readonly org: OrgId; readonly onChanged: () => void }) => {
  const { send, going, busy, refusal } = useImport(org, onChanged)
  return (
    <Card title={words.import}>
      <TableImport<Imported>
        label={words.table}
        hint={words.importHint}
        columns={rosterColumnText}
        run={send}
        busy={busy}
        notes={
          <>
            {going !== undefined && <Banner tone='blue' text={going} />}
            {refusal !== undefined && <RefusalCard refusal={refusal} />}
          </>
        }
        figures={(result, dry) => <Figures result={result} dry={dry} />}
        taken={({ added, unchanged }) => added + unchanged}
        wordsOf={(problem) => (isRosterProblem(problem) ? rosterProblemText[problem] : problem)}
        send={words.importSend}
        gone
        testId='roster'
      >
        <View className='case-hint'>{words.importPrivacy}</View>
        <View className='case-hint'>{words.importMore}</View>
      </TableImport>
    </Card>
  )
}
