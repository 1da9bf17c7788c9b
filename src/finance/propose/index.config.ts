export default definePageConfig({ navigationBarTitleText: '确定帮扶' })
