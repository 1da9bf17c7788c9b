import { PapersSection } from '@src/features/case-page/proofs'
import { render, screen } from '@testing-library/react'
import { aView } from '../base/case-view'

jest.mock('@src/components/photo', () => ({ Photo: ({ label }: { readonly label: string }) => <i>{label}</i> }))

test('officers see which side or page each picture shows and whose it is; a card with one side is not given', () => {
  const idCard = {
    type: 'idCard',
    files: ['FI-back001', 'FI-more001'],
    placed: [{ file: 'FI-back001', part: 'emblem', member: 'm1' }],
  }
  render(<PapersSection view={aView({ proofs: [idCard], wanted: ['idCard'] } as never)} />)
  expect(screen.getByText('丙* 国徽面')).toBeTruthy()
  expect(screen.getByText('第 2 页')).toBeTruthy()
  expect(screen.getByText('还没有提交')).toBeTruthy()
})
