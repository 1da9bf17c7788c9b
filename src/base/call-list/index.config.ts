export default definePageConfig({ navigationBarTitleText: '请打电话告知' })
