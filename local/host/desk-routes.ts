import { FRAMES, policyOf } from '@cloud/host/headers'
import { calendarInForce } from '@cloud/usecases/calendar/calendar-in-force'
import { showDate } from '@domain/kernel/plain-date'
import { CityCode } from '@domain/organisation/cities'
import type { Context, Hono } from 'hono'
import { nanoid } from 'nanoid'
import * as z from 'zod/mini'
import type { Desk } from '../desk/desk'
import { GROUPS, type Persona, PersonaKey } from '../desk/desk-people'
import { type Move, moveClock } from '../desk/move-clock'
import { frontFacts, messagesOf, peopleWithDuties } from '../front/facts'
import { frontPage, phonePage, tourPage } from '../front/front-page'
import { roadNow } from '../front/road'
import { WORDS } from '../front/words'

const Moves = z.union([
  z.strictObject({ workingDays: z.int().check(z.minimum(1), z.maximum(250)) }),
  z.strictObject({ to: z.string().check(z.maxLength(16)) }),
  z.strictObject({ minutes: z.int().check(z.minimum(1), z.maximum(600_000)) }),
])
/** A person to add to the town; the key is generated if it is missing. */
const Newcomer = z.object({
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(30))),
  key: z.optional(PersonaKey),
  group: z.optional(z.enum(GROUPS)),
  about: z.optional(z.string().check(z.maxLength(80))),
  city: z.optional(CityCode),
})

const clockNow = async (desk: Desk) => ({
  now: desk.clock.now(),
  today: desk.clock.today(),
  shown: showDate(desk.clock.today()),
  calendarUntil: (await calendarInForce(desk.ports)).lastDay,
})

const jsonOf = async (c: Context): Promise<unknown> => {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}

const moved = async (c: Context, desk: Desk): Promise<Response> => {
  const move = Moves.safeParse(await jsonOf(c))
  if (!move.success) return c.json({ ok: false, words: WORDS.clockInput }, 400)
  const outcome = await moveClock(desk, move.data satisfies Move)
  if (outcome === 'not-ahead') return c.json({ ok: false, words: WORDS.backward }, 409)
  if (outcome === 'too-far') return c.json({ ok: false, words: WORDS.tooFar }, 409)
  return c.json({ ok: true, ...(await clockNow(desk)) })
}

const shown = (c: Context, html: string): Response | Promise<Response> =>
  c.html(html, 200, { 'cache-control': 'no-store', 'content-security-policy': policyOf(html, FRAMES.showing) })

/** Routes that only a desk has: front page, people, clock, messages. */
export const deskRoutes = (app: Hono, desk: Desk): void => {
  app.get('/', async (c) => shown(c, frontPage(await frontFacts(desk))))
  app.get('/phone/:persona', (c) => {
    const persona = desk.people.find(c.req.param('persona'))
    return persona === undefined ? c.text(WORDS.nobody, 404) : shown(c, phonePage(persona, c.req.query('at')))
  })
  app.get('/tour/:no', async (c) => {
    const road = await roadNow(desk)
    const no = Number(c.req.param('no'))
    const stop = road[no - 1]
    return stop === undefined ? c.redirect('/', 302) : shown(c, tourPage(stop, no, road.length))
  })
  app.get('/desk/people', async (c) => {
    return c.json({ people: await peopleWithDuties(desk) })
  })
  app.post('/desk/people', async (c) => {
    const wanted = Newcomer.safeParse((await jsonOf(c)) ?? {})
    if (!wanted.success) return c.json({ ok: false, words: WORDS.newcomerInput }, 400)
    const { key, name, group, about, city } = wanted.data
    if (key !== undefined && desk.people.find(key) !== undefined)
      return c.json({ ok: false, words: WORDS.keyTaken }, 409)
    const persona: Persona = {
      key:
        key ??
        `new-${nanoid(8)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, '0')}`,
      name: name ?? WORDS.newcomerName,
      group: group ?? 'worker',
      about: about ?? WORDS.newcomerAbout,
      ...(city === undefined ? {} : { city }),
    }
    desk.people.add([persona])
    return c.json(persona)
  })
  app.get('/desk/clock', async (c) => c.json(await clockNow(desk)))
  app.post('/desk/clock', (c) => moved(c, desk))
  app.get('/desk/messages', async (c) => c.json({ messages: await messagesOf(desk) }))
}
