type AppConfig = {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** Every page the app is registered with, as its address. */
export const pagesOfTheApp = (): readonly string[] => {
  // what Taro's build gives the file: a function that hands its argument back
  const given = globalThis as { defineAppConfig?: (config: AppConfig) => AppConfig }
  given.defineAppConfig = (config) => config
  const { default: config } = jest.requireActual<{ default: AppConfig }>('@src/app.config')
  return [...config.pages, ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}
