export default definePageConfig({ navigationBarTitleText: '界面构件' })
