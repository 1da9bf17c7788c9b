import { emptyDraft, readDraft } from '@src/features/household-form/draft'
import { loadDraft, saveDraft } from '@src/gateway'
import { slot } from '@src/gateway/storage/key-value'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { agreed, formOf } from './form-of'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

test('an application open in two windows keeps what was answered in both', () => {
  saveDraft('any', { ...emptyDraft('某甲'), ...agreed })
  render(formOf({ block: 'cause' }))
  fireEvent.click(screen.getByTestId('cause-main-illness'))
  const here = readDraft(loadDraft('any'))
  Taro.setStorageSync(slot('draft:any'), {
    ...here,
    applicant: { ...here?.applicant, registeredAddress: '虚构路 8 号' },
  })
  act(() => void window.dispatchEvent(new Event('storage')))
  expect(screen.getByTestId('other-window-changed').textContent).not.toBe('')
  fireEvent.click(screen.getByTestId('cause-main-disability'))
  expect(readDraft(loadDraft('any'))?.applicant).toMatchObject({
    registeredAddress: '虚构路 8 号',
    mainCause: 'disability',
  })
})
