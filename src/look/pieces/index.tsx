import { Button, Page, StickyBar } from '@src/components'
import { pieces as words } from '@src/text/pieces'
import './pieces.scss'
import { Acts, Icons, Letters } from './acts'
import { Answers, Counts, Typing } from './answers'
import { Cards, Figures, Marks, Nothing, Waiting } from './shown'
import { People, Photos, Steps } from './things'

/** Every component in every state: looked at by people, and compared by a test with the pictures accepted last. */
export default function Pieces() {
  return (
    <Page
      title={words.title}
      lead={words.lead}
      testId='pieces'
      footer={
        <StickyBar
          main={{ words: words.act, onTap: () => undefined }}
          others={
            <Button kind='quiet' onTap={() => undefined}>
              {words.quiet}
            </Button>
          }
        />
      }
    >
      <Letters />
      <Icons />
      <Acts />
      <Answers />
      <Counts />
      <Typing />
      <Cards />
      <People />
      <Steps />
      <Photos />
      <Marks />
      <Figures />
      <Nothing />
      <Waiting />
    </Page>
  )
}
