import type { RunningDesk } from '@test/support/desk'
import type { Cloud } from './platform'

type TicketAnswer = { ok: boolean; value?: { file?: string; put?: { via: string; path?: string; cloudPath?: string } } }

/**
 * WeChat's cloud with the desk behind it: functions are called as WeChat would call them, and a file
 * that the phone gives to the platform is put where the desk's ticket says.
 */
export const cloudOf = (desk: RunningDesk, person: string): Cloud => {
  const waiting = new Map<string, string>()
  return {
    call: async (fn, data) => {
      const answer = (await desk.post(person, fn, data)) as TicketAnswer
      const put = answer.value?.put
      if (put?.via === 'https' && put.path !== undefined && answer.value?.file !== undefined) {
        waiting.set(answer.value.file, put.path)
        answer.value.put = { via: 'cloud', cloudPath: answer.value.file }
      }
      return answer
    },
    upload: async (cloudPath, bytes) => {
      const path = waiting.get(cloudPath)
      if (path === undefined) throw new Error('uploadFile:fail no such ticket')
      await desk.put(person, path, bytes)
      return `cloud://desk/${cloudPath}`
    },
  }
}
