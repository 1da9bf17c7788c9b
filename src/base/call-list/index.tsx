import { Banner, Empty, Page } from '@src/components'
import { useOnReturn, useQuery } from '@src/gateway'
import { callListText } from '@src/text/call-list'
import { CallRow } from './row'
import '@src/features/case-page/case-page.scss'

/** 电话告知清单: workers whom no WeChat message has reached, the most urgent first. */
export default function CallListPage() {
  const asked = useQuery('ring.list', {})
  const { data, reload } = asked
  useOnReturn(() => void reload())
  return (
    <Page title={callListText.title} lead={callListText.lead} asked={asked} testId='ring'>
      {data?.items.length === 0 ? <Empty title={callListText.nothing} hint={callListText.nothingHint} /> : null}
      {data?.more === true ? <Banner tone='blue' text={callListText.notAll} /> : null}
      {data?.items.map((row) => (
        <CallRow key={row.caseId} row={row} onChanged={() => void reload()} />
      ))}
    </Page>
  )
}
