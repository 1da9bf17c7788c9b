export default definePageConfig({ navigationBarTitleText: '打印公示和评议记录' })
