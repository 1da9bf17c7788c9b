import type { RunningDesk } from '@test/support/desk'
import type { Cloud } from './platform'

type Put = { via: string; path?: string; cloudPath?: string }
type Answered = { ok: boolean; value?: { file?: string; put?: Put; url?: string } }

/**
 * WeChat's cloud in front of the desk: functions are called as by WeChat, and files uploaded to the platform are stored at the
 * path in the desk's ticket.
 */
export const cloudOf = (desk: RunningDesk, person: string): Cloud => {
  const waiting = new Map<string, string>()
  return {
    call: async (fn, data) => {
      const answer = (await desk.post(person, fn, data)) as Answered
      const put = answer.value?.put
      if (put?.via === 'https' && put.path !== undefined && answer.value?.file !== undefined) {
        waiting.set(answer.value.file, put.path)
        answer.value.put = { via: 'cloud', cloudPath: answer.value.file }
      }
      // WeChat's own storage returns absolute addresses
      if (answer.value?.url !== undefined) answer.value.url = `${desk.base}as/${person}/${answer.value.url}`
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
