import { Button, Empty } from '@src/components'
import { go } from '@src/gateway'
import { app } from '@src/text/app'
import { casePage as words } from '@src/text/worker'

/** The address names no case of this person. */
export const NoSuchCase = () => (
  <Empty
    title={words.none}
    hint={words.noneHint}
    action={
      <Button kind='plain' onTap={() => go('/pages/home/index')} testId='to-home'>
        {app.toHome}
      </Button>
    }
  />
)
