import { OrgId } from '@domain/kernel/ids'
import { Empty, Page } from '@src/components'
import { useMe, useParams } from '@src/gateway'
import { committeeText as words } from '@src/text/committee'
import '../../features/case-page/case-page.scss'
import { Committee } from '../members/committee'
import '../union.scss'

/**
 * The county's own committee, which deliberates on cases that a base union hands up. Base unions edit theirs on the page of
 * their member code.
 */
export default function CommitteePage() {
  const me = useMe()
  const { today } = me
  const named = OrgId.safeParse(useParams()['org'])
  const own = me.posts.filter((post) => post.role === 'county-reviewer').map((post) => post.org)
  // for 市直 units the city's reviewers act as the county, and open this page from a case
  const city = me.posts.find((post) => post.role === 'city-reviewer')?.org
  const unions = own.length === 0 && named.success && city !== undefined ? [{ ...city, id: named.data }] : own
  return (
    <Page title={words.title} lead={unions[0]?.name ?? ''} asked={me} testId='committee-page'>
      {unions.length === 0 ? <Empty title={words.notHere} hint={words.notHereHint} /> : null}
      {today === undefined
        ? null
        : unions.map(({ id }) => <Committee key={id} org={id} today={today} lead={words.leadAbove} />)}
    </Page>
  )
}
