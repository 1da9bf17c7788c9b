/** What a walker needs of the web page and of the mini-program. Scrolls cannot be counted where nothing has a size. */
export type Surface = {
  /** test ids of what is shown, from top to bottom */
  readonly ids: () => Promise<readonly string[]>
  /** the shown text, line by line */
  readonly lines: () => Promise<readonly string[]>
  /** the address of the page, without its parameters */
  readonly page: () => Promise<string>
  /** whether a field is filled in or an option chosen already */
  readonly answered: (id: string) => Promise<boolean>
  /** brings an element into view; resolves to the number of scrolls that this takes */
  readonly bring: (id: string) => Promise<number | undefined>
  readonly tap: (id: string) => Promise<void>
  readonly type: (id: string, text: string) => Promise<void>
  /** chooses from the system's list by the label that is shown there */
  readonly pick: (id: string, label: string) => Promise<void>
  /** chooses a month or day in the system's calendar */
  readonly date: (id: string, value: string) => Promise<void>
  /** chooses one photo from the album and waits until the cloud has received it */
  readonly photo: (id: string) => Promise<void>
  /** chooses one photo that stays on this phone for now */
  readonly keepPhoto: (id: string) => Promise<void>
  /** chooses the photo that leads to a page */
  readonly takeAhead: (id: string) => Promise<void>
  /** writes on the glass and saves it */
  readonly sign: (id: string) => Promise<void>
  /** waits until nothing is loading */
  readonly idle: () => Promise<void>
  /** keeps a picture of the whole screen for people to look at */
  readonly picture?: (name: string) => Promise<void>
}

/** What one journey asks of a person. Photos and signatures are counted apart; a choice from the system's list is two taps. */
export type Counted = {
  readonly taps: number
  /** votes, and papers leafed through: counted apart, because every household needs them whatever the pages are like */
  readonly apart?: number
  readonly typed: number
  readonly photos: number
  readonly screens: number
  /** unknown in the mini-program, where the test has no sizes */
  readonly scrolls: number | undefined
  readonly backSteps: number
  /** characters and numbers of every line, each line once per journey */
  readonly words: number
}

const BACK = new Set(['back', 'previous'])

/** Chinese characters one by one; a number or a foreign word counts as one. */
const wordsOf = (line: string): number => (line.match(/[\u4e00-\u9fff]|[0-9A-Za-z.,]+/g) ?? []).length

const PATIENCE_MS = 30_000
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** A person who walks through the app by what is shown, and counts. */
export class Walker {
  private taps = 0
  private apartTaps = 0
  private typed = 0
  private photos = 0
  private screens = 0
  private scrolls: number | undefined = 0
  private backSteps = 0
  private words = 0
  private readonly read = new Set<string>()
  private page = ''
  /** the lines of the present screen */
  private shown: readonly string[] = []

  /** `name`: begins the names of the pictures */
  constructor(
    readonly on: Surface,
    private readonly name = '',
  ) {}

  /** The picture of a screen as it was left replaces itself before every act, so that the last one stays. */
  private picture(when: 'found' | 'left'): Promise<void> {
    return this.on.picture?.(`${this.name}-${String(this.screens).padStart(2, '0')}-${when}`) ?? Promise.resolve()
  }

  /** What is shown once it no longer changes. */
  private async standing(): Promise<{ readonly page: string; readonly lines: readonly string[] }> {
    for (let before = ''; ; await wait(60)) {
      await this.on.idle()
      const shown = { page: await this.on.page(), lines: await this.on.lines() }
      const now = JSON.stringify(shown)
      if (now === before) return shown
      before = now
    }
  }

  /** Reads what is shown. A screen is new when its page is another one, or when more than half of its lines are. */
  async look(): Promise<void> {
    const { page, lines } = await this.standing()
    const before = new Set(this.shown)
    const fresh = lines.filter((line) => !before.has(line)).length
    const anew = page !== this.page || fresh * 2 > lines.length
    if (anew) this.screens += 1
    for (const line of lines)
      if (!this.read.has(line)) {
        this.read.add(line)
        this.words += wordsOf(line)
      }
    this.page = page
    this.shown = lines
    if (anew) await this.picture('found')
  }

  ids(): Promise<readonly string[]> {
    return this.on.ids()
  }

  async shows(id: string): Promise<boolean> {
    return (await this.ids()).includes(id)
  }

  async reaches(id: string): Promise<void> {
    // looked at already, unless it had to be waited for
    if (await this.shows(id)) return
    for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await wait(50)) {
      if (!(await this.shows(id))) continue
      await this.look()
      return
    }
    throw new Error(`${id} is not shown on ${await this.on.page()}: ${(await this.on.lines()).join(' ').slice(0, 900)}`)
  }

  private async bring(id: string): Promise<void> {
    const scrolls = await this.on.bring(id)
    this.scrolls = scrolls === undefined || this.scrolls === undefined ? undefined : this.scrolls + scrolls
  }

  async tap(...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.reaches(id)
      await this.picture('left')
      await this.bring(id)
      await this.on.tap(id)
      this.taps += 1
      if (BACK.has(id)) this.backSteps += 1
      await this.look()
    }
  }

  /** Taps that are counted apart. */
  async apart(...ids: readonly string[]): Promise<void> {
    const before = this.taps
    await this.tap(...ids)
    this.taps = before
    this.apartTaps += ids.length
  }

  async type(id: string, text: string): Promise<void> {
    await this.reaches(id)
    await this.bring(id)
    await this.on.type(id, text)
    this.typed += 1
    await this.look()
  }

  async pick(id: string, label: string): Promise<void> {
    await this.reaches(id)
    await this.bring(id)
    await this.on.pick(id, label)
    this.taps += 2
    await this.look()
  }

  async date(id: string, value: string): Promise<void> {
    await this.reaches(id)
    await this.bring(id)
    await this.on.date(id, value)
    this.taps += 2
    await this.look()
  }

  async photo(id: string): Promise<void> {
    await this.reaches(`${id}-pick`)
    await this.bring(`${id}-pick`)
    await this.on.photo(id)
    this.photos += 1
    await this.look()
  }

  /** A photo that stays on this phone for now. */
  async keepPhoto(id: string): Promise<void> {
    await this.reaches(`${id}-pick`)
    await this.bring(`${id}-pick`)
    await this.on.keepPhoto(id)
    this.photos += 1
    await this.look()
  }

  /** A photo that is taken before the page which it is for. */
  async takeAhead(id: string): Promise<void> {
    await this.reaches(`${id}-pick`)
    await this.bring(`${id}-pick`)
    await this.on.takeAhead(id)
    this.photos += 1
    await this.look()
  }

  async sign(id = 'signature'): Promise<void> {
    await this.reaches(`${id}-done`)
    await this.bring(`${id}-done`)
    await this.on.sign(id)
    await this.look()
  }

  /** The one glass that is shown now: the id of it. */
  async glass(): Promise<string> {
    const found = (await this.ids()).find((id) => /^sign-.+-done$/.test(id))
    if (found === undefined) throw new Error('nobody is asked to sign')
    return found.replace(/-done$/, '')
  }

  counted(): Counted {
    const { taps, apartTaps, typed, photos, screens, scrolls, backSteps, words } = this
    return { taps, ...(apartTaps === 0 ? {} : { apart: apartTaps }), typed, photos, screens, scrolls, backSteps, words }
  }
}
