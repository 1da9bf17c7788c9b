import type { FileId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { emptyDraft, type FormDraft } from '@src/features/household-form/draft'
import { ProofsStep } from '@src/features/household-form/proofs'
import { render } from '@testing-library/react'

type Given = { readonly label: string; readonly onChange: (files: FileId[]) => void }
const mockCards: Given[] = []
jest.mock('@src/components/uploader', () => ({
  Uploader: (given: Given) => {
    mockCards.push(given)
    return null
  },
}))

test('photos that arrive for two proofs after the screen was left are both stored', () => {
  let draft: FormDraft = emptyDraft('某甲')
  const { unmount } = render(
    <ProofsStep
      draft={draft}
      set={(patch) => {
        draft = { ...draft, ...(typeof patch === 'function' ? patch(draft) : patch) }
      }}
      wrongs={{}}
      today={plainDate('2026-03-10')}
      how='own-phone'
      steps={['proofs']}
      page={['idCard', 'householdRegister']}
      last
      goTo={() => undefined}
    />,
  )
  unmount()
  const [first, second] = mockCards
  if (first === undefined || second === undefined) throw new Error('two proofs are asked for')
  first.onChange(['FI-one' as FileId])
  second.onChange(['FI-two' as FileId])
  expect(draft.proofs.map(({ files }) => files)).toEqual([['FI-one'], ['FI-two']])
})
