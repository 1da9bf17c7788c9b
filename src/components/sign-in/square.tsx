import qrcode from 'qrcode-generator'

/** Light modules around the code, which scanners need to find its corners. */
const MARGIN = 4

/** A QR code as a vector drawing: sharp at any size, nothing to load. Web only. */
export const Square = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const parts: string[] = []
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (code.isDark(row, column)) parts.push(`M${column + MARGIN} ${row + MARGIN}h1v1h-1z`)
  const whole = size + 2 * MARGIN
  return (
    <svg className='square' viewBox={`0 0 ${whole} ${whole}`} role='img' aria-label={label} shapeRendering='crispEdges'>
      <rect width={whole} height={whole} fill='#ffffff' />
      <path d={parts.join('')} fill='#000000' />
    </svg>
  )
}
