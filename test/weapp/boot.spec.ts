import path from 'node:path'
import { Phone } from './support/phone'

const silent = {
  call: async () => ({ ok: false, refusal: { code: 'UNAVAILABLE' }, requestId: 'none' }),
  upload: async () => 'cloud://none',
}

test('the compiled mini-program starts without the cloud, shows that the cloud is missing, and logs no error', async () => {
  const phone = new Phone(path.resolve('dist/weapp'), silent)
  await phone.launch()
  expect(phone.errors).toEqual([])
  expect(phone.text().length).toBeGreaterThan(0)
  phone.quit()
})
