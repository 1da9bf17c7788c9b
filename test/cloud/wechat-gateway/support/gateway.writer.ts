// A gateway in a process of its own, which is killed while the real SDK in the same process writes to it.
import { writeSync } from 'node:fs'
import process from 'node:process'
import { openBench } from './sdk'

const STDOUT = 1

const writeForEver = async (folder: string): Promise<never> => {
  const { gateway, db } = await openBench({ folder })
  gateway.declare('parcels', [{ name: 'byNumber', fields: ['number'], unique: true }])
  gateway.declare('totals', [])
  await db.collection('totals').add({ data: { _id: 'total', count: 0 } })
  for (let number = 1; ; number += 1) {
    const work = await db.startTransaction()
    await work
      .collection('totals')
      .doc('total')
      .update({ data: { count: number } })
    await work.collection('parcels').add({ data: { _id: `P-${number}`, number, note: 'x'.repeat(2000) } })
    await work.commit()
    writeSync(STDOUT, `${number}\n`)
  }
}

void writeForEver(process.argv[2] ?? '')
