import { Banner, Empty, Page } from '@src/components'
import { useOnReturn, useQuery } from '@src/gateway'
import { ringText } from '@src/text/ring'
import { Ring } from './row'
import '@src/features/case-page/case-page.scss'

/** 电话告知清单: workers whom no WeChat message has reached, the most urgent first. */
export default function RingPage() {
  const asked = useQuery('ring.list', {})
  const { data, reload } = asked
  useOnReturn(() => void reload())
  return (
    <Page title={ringText.title} lead={ringText.lead} asked={asked} testId='ring'>
      {data?.items.length === 0 ? <Empty title={ringText.nothing} hint={ringText.nothingHint} /> : null}
      {data?.more === true ? <Banner tone='blue' text={ringText.notAll} /> : null}
      {data?.items.map((row) => (
        <Ring key={row.caseId} row={row} onChanged={() => void reload()} />
      ))}
    </Page>
  )
}
