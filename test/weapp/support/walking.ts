import type { Surface } from '@test/support/walking/walker'
import type { Holder } from './holder'
import { textOf, type ViewNode } from './view'

const linesOf = (node: ViewNode): readonly string[] =>
  node.children.flatMap((child) => (typeof child === 'string' ? [child.trim()] : linesOf(child)))

/** The compiled mini-program as a walker uses it. Nothing has a size there, so that scrolls are unknown. */
export const phoneSurface = (holder: Holder): Surface => {
  const { phone } = holder
  return {
    ids: () => Promise.resolve(phone.ids()),
    lines: () => Promise.resolve(linesOf(phone.view()).filter((line) => line !== '')),
    page: () => Promise.resolve(phone.here.route),
    answered: (id) => {
      const node = holder.node(id)
      if (node === undefined) return Promise.resolve(false)
      // a list without an answer stands on its first entry, and shows another text
      const answered = Array.isArray(node.attr['range'])
        ? node.attr['range'].includes(textOf(node).trim())
        : node.attr['ariaChecked'] === true || String(node.attr['value'] ?? '') !== ''
      return Promise.resolve(answered)
    },
    bring: () => Promise.resolve(undefined),
    tap: (id) => holder.tap(id),
    type: (id, text) => holder.fill({ [id]: text }),
    pick: (id, label) => {
      const labels = (holder.node(id)?.attr['range'] ?? []) as readonly unknown[]
      const at = labels.map(String).indexOf(label)
      if (at < 0) throw new Error(`${id} does not offer ${label}: ${JSON.stringify(labels).slice(0, 300)}`)
      return phone.choose(id, at)
    },
    date: (id, value) => phone.choose(id, value),
    photo: (id) => holder.upload(id),
    keepPhoto: async (id) => {
      await holder.tap(`${id}-pick`)
      await holder.seesAt('tile-kept')
    },
    takeAhead: (id) => holder.tap(`${id}-pick`),
    sign: async (id) => {
      // repeated, because the glass is ready only a moment after the page
      const written = (): boolean => holder.node(`${id}-done`)?.attr['ariaDisabled'] !== true
      for (let strokes = 0; strokes < 20 && !written(); strokes += 1) await phone.write()
      await holder.tap(`${id}-done`)
      await holder.seesAt(`${id}-saved`)
    },
    idle: () => phone.settle(),
  }
}
