import { type FileId, OrgId } from '@domain/kernel/ids'
import { Banner, Button, Card, Page, Progress, RefusalCard, Row, Uploader } from '@src/components'
import { go, useNamed, useParams } from '@src/gateway'
import { unionsText } from '@src/text/unions'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Problems } from './problems'
import { type Run, useImport } from './use-import'
import '../common/admin.scss'

const text = unionsText.import

const Found = ({ run, wrong }: { readonly run: Run; readonly wrong: number }) => (
  <Card title={text.tried} tone='calm' testId='import-tried'>
    <Row label={text.rows} value={text.lines(run.rows)} />
    <Row label={text.fresh} value={text.count(run.added)} />
    <Row label={text.known} value={text.count(run.known)} />
    <Row label={text.invited} value={text.persons(run.invited)} />
    <Row label={text.wrong} value={text.lines(wrong)} />
  </Card>
)

const Written = ({ run }: { readonly run: Run }) => (
  <>
    <Banner tone='green' text={text.done(run.added, run.invited)} testId='import-done' />
    {run.invited > 0 && (
      <Button kind='primary' block onTap={() => go('/admin/invitations/index')}>
        {text.invitations}
      </Button>
    )}
    <Button kind='plain' block onTap={() => go('/admin/unions/index')}>
      {text.toUnions}
    </Button>
  </>
)

const labelFor = (tried: Run): string => (tried.added > 0 ? text.write(tried.added) : text.writeOfficers)

/** 从表格登记: the table is tried first; only what was read without a problem is written, a portion after the other. */
export default function ImportUnions() {
  const { name = '' } = useParams()
  const named = useNamed('org', OrgId)
  const [files, setFiles] = useState<readonly FileId[]>([])
  const { first, tried, written, busy, refusal, again, attempt, write } = useImport(named.data, files[0])
  const nothing = tried?.done === true && tried.added + tried.invited === 0
  const ready = tried?.done === true && !nothing && written?.done !== true
  const choose = (chosen: readonly FileId[]): void => {
    again()
    setFiles(chosen)
  }
  return (
    <Page title={text.title} lead={name === '' ? text.lead : name} wide asked={named} testId='import'>
      <Card>
        <Uploader
          label={text.table}
          hint={text.hint}
          purpose='table'
          value={files}
          onChange={choose}
          max={1}
          testId='union-table'
        />
        <View className='adm-hint'>{text.officers}</View>
        {tried?.done !== true && (
          <Button
            kind='primary'
            block
            busy={busy}
            disabled={files.length === 0}
            onTap={() => void attempt()}
            testId='import-try'
          >
            {text.try}
          </Button>
        )}
      </Card>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {tried !== undefined && !tried.done && <Progress step={tried.at} of={tried.rows} label={text.reading} />}
      {tried?.done === true && first !== undefined && written === undefined && (
        <>
          <Found run={tried} wrong={first.wrong} />
          <Problems answer={first} />
        </>
      )}
      {nothing && <Banner tone='plain' text={text.nothing} />}
      {written !== undefined && !written.done && <Progress step={written.at} of={written.rows} label={text.writing} />}
      {ready && (
        <Button kind='primary' block busy={busy} onTap={() => void write()} testId='import-write'>
          {written === undefined ? labelFor(tried) : text.goOn}
        </Button>
      )}
      {written?.done === true && <Written run={written} />}
    </Page>
  )
}
