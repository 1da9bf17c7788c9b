export default definePageConfig({ navigationBarTitleText: '同一人核对' })
