export default definePageConfig({ navigationBarTitleText: '登记基层工会' })
