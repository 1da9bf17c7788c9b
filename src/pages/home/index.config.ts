export default definePageConfig({ navigationBarTitleText: '工会帮扶' })
