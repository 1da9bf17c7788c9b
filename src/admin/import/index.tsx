import { OrgId } from '@domain/kernel/ids'
import { unionProblemText } from '@domain/paper/union-words'
import { Banner, Button, Card, Page, Progress, RefusalCard, Row } from '@src/components'
import { TableImport } from '@src/features/table-import'
import { go, useNamed, useParams } from '@src/gateway'
import { unionsText } from '@src/text/unions'
import { View } from '@tarojs/components'
import { type Run, useImport } from './use-import'
import '../common/admin.scss'

const text = unionsText.import

const isProblem = (word: string): word is keyof typeof unionProblemText => word in unionProblemText

const Found = ({ run: { read, added, known, invited, wrong } }: { readonly run: Run }) => (
  <Card title={text.tried} tone='calm' testId='import-tried'>
    <Row label={text.rows} value={text.lines(read)} />
    <Row label={text.fresh} value={text.count(added)} />
    <Row label={text.known} value={text.count(known)} />
    <Row label={text.invited} value={text.persons(invited)} />
    <Row label={text.wrong} value={text.lines(wrong)} />
  </Card>
)

const Written = ({ run: { added, invited } }: { readonly run: Run }) => (
  <>
    <Banner tone='green' text={text.done(added, invited)} testId='import-done' />
    {invited > 0 && (
      <Button kind='primary' block onTap={() => go('/admin/invitations/index')}>
        {text.invitations}
      </Button>
    )}
    <Button kind='plain' block onTap={() => go('/admin/unions/index')}>
      {text.toUnions}
    </Button>
  </>
)

/** 从表格登记: the table is tried first; only what was read without a problem is written, a portion after the other. */
export default function ImportUnions() {
  const { name = '' } = useParams()
  const named = useNamed('org', OrgId)
  const { run, going, busy, refusal } = useImport(named.data)
  return (
    <Page title={text.title} lead={name === '' ? text.lead : name} wide asked={named} testId='import'>
      <Card>
        <TableImport<Run>
          label={text.table}
          hint={text.hint}
          columns={text.columns}
          run={run}
          busy={busy}
          notes={
            <>
              {going !== undefined && (
                <Progress step={going.at} of={going.rows} label={going.write ? text.writing : text.reading} />
              )}
              {refusal !== undefined && <RefusalCard refusal={refusal} />}
            </>
          }
          figures={(of, dry) => (dry ? <Found run={of} /> : <Written run={of} />)}
          taken={({ added, invited }) => added + invited}
          wordsOf={(problem) => (isProblem(problem) ? unionProblemText[problem] : problem)}
          send={text.write}
          testId='union'
        >
          <View className='adm-hint'>{text.officers}</View>
        </TableImport>
      </Card>
    </Page>
  )
}
