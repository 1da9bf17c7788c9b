type AppConfig = {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** The addresses of all pages the app registers. */
export const pagesOfTheApp = (): readonly string[] => {
  // provided by Taro's build: a function that returns its argument
  const given = globalThis as { defineAppConfig?: (config: AppConfig) => AppConfig }
  given.defineAppConfig = (config) => config
  const { default: config } = jest.requireActual<{ default: AppConfig }>('@src/app.config')
  return [...config.pages, ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}
