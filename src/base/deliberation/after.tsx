import { Banner, Button, Card, PaperButton } from '@src/components'
import { replace } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { deliberationText as words } from '@src/text/deliberation'
import type { Meeting } from './meeting'
import { placesFor } from './where'

type Props = { readonly meeting: Meeting; readonly isBase: boolean; readonly left: number }

/** What this meeting has recorded or handed up so far: the minutes of all its households as one paper, and the way on. */
export const Recorded = ({ meeting: { cases, handedUp = [] }, isBase, left }: Props) => {
  if (cases.length + handedUp.length === 0) return null
  return (
    <Card tone='calm' testId='done'>
      {cases.length > 0 && <Banner tone='green' text={words.recorded(cases.length, left)} />}
      {handedUp.length > 0 && <Banner tone='green' text={words.handedUp(handedUp.length)} />}
      {cases.length > 0 && (
        <PaperButton
          name='paper.minutes'
          input={{ cases }}
          label={words.minutesOf(cases.length)}
          testId='meeting-minutes'
        />
      )}
      <Button kind={left === 0 ? 'primary' : 'quiet'} onTap={() => replace(placesFor(isBase).list)}>
        {casePageText.backToList}
      </Button>
    </Card>
  )
}
