import type { Page } from 'playwright-core'

/** The router lets a new page wait for a few frames before it slides in: so many frames in a row nothing may move. */
const ON_A_NEW_PAGE = 20
/** Nothing is asked for when the letters change: a page moves with the next frame, or not at all. */
export const IN_OTHER_LETTERS = 4
/** Frames after which a page counts as never standing still. Frames, because a busy machine draws few in a second. */
const MOST_FRAMES = 1500

/** What still moves or runs after too many frames, one line each; empty as soon as the page has stood still. */
const movingAfter = (page: Page, quiet: number, most: number): Promise<readonly string[]> =>
  page.evaluate(
    async ([wanted, limit]) => {
      const places = (): ReadonlyMap<Element, string> => {
        const found = new Map<Element, string>()
        for (const one of document.querySelectorAll('body *')) {
          const { x, y, width, height } = one.getBoundingClientRect()
          // pages below the top one are in the document too, without boxes
          if (width > 0 || height > 0) found.set(one, `${x} ${y} ${width} ${height}`)
        }
        return found
      }
      const named = (one: Element): string =>
        `<${one.tagName.toLowerCase()} ${one.getAttribute('data-testid') ?? one.className}>`
      const running = (): readonly string[] =>
        document
          .getAnimations()
          .filter((one) => one.playState === 'running')
          .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
          .map(
            (one) =>
              `animation of ${one.effect instanceof KeyframeEffect && one.effect.target ? named(one.effect.target) : 'something'}`,
          )
      let before = places()
      let moved: readonly string[] = []
      for (let frame = 0, calm = 0; frame < limit; frame += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const now = places()
        moved = [
          ...[...now].filter(([one, place]) => before.get(one) !== place).map(([one]) => named(one)),
          ...[...before.keys()].filter((one) => !now.has(one)).map((one) => `${named(one)} gone`),
          ...running(),
        ]
        before = now
        calm = moved.length === 0 ? calm + 1 : 0
        if (calm >= wanted) return []
      }
      return moved.slice(0, 10)
    },
    [quiet, most] as const,
  )

/**
 * Waits until the page has stopped moving: no transition runs, and every element has kept its position for so many
 * frames. Throws with the names of what still moves.
 */
export const standsStill = async (page: Page, quiet = ON_A_NEW_PAGE, most = MOST_FRAMES): Promise<void> => {
  const moving = await movingAfter(page, quiet, most)
  if (moving.length > 0) throw new Error(`still moving after ${String(most)} frames: ${moving.join(', ')}`)
}
